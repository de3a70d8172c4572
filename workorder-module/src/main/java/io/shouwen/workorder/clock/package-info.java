/** Working calendars, the time limits that run by them, and one clock for each promise a work order makes (W3, W6, W20). */
package io.shouwen.workorder.clock;
