/** The first page of the day: what to do next, and how the month stands. */
package io.shouwen.workorder.desk;
