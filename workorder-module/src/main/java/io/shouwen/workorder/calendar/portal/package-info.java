/** The working calendar's pages. */
package io.shouwen.workorder.calendar.portal;
