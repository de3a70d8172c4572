/** Publishing versions of the working calendar: a year's days off and make-up workdays (调休), what they change, who is told (W20). */
package io.shouwen.workorder.calendar;
