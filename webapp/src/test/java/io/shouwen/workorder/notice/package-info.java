/** What staff are told of work orders, on the real server. */
package io.shouwen.workorder.notice;
