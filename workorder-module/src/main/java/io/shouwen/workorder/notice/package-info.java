/** What staff are told of work orders without asking: dispatched, solved, given back, soon due (W2). */
package io.shouwen.workorder.notice;
