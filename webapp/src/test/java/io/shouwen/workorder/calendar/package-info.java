/** Versions of the working calendar, in the container. */
package io.shouwen.workorder.calendar;
