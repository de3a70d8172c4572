/** The working calendar over HTTP. */
package io.shouwen.workorder.calendar.api;
