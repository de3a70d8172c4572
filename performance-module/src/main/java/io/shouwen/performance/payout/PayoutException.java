package io.shouwen.performance.payout;

import io.shouwen.platform.staff.StaffId;

/**
 * Something that a reviewer should look at before submitting (F26).
 *
 * @param code such as {@code held}
 * @param detail a code or a figure
 */
public record PayoutException(String code, StaffId staff, String detail) {}
