package io.shouwen.platform.staff;

/**
 * HR has said that somebody has left, or has taken that back. Told in the same transaction.
 *
 * @param gone whether the person is gone as of today; not yet where the last day is still to come
 */
public record LeavingChanged(StaffId staff, boolean gone) {}
