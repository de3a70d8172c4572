package io.shouwen.platform.access;

import io.shouwen.platform.staff.StaffId;

/**
 * Somebody was refused for want of a permission. Fired at every door, so that the audit log knows of the attempt.
 *
 * @param door what they tried: {@code api GET crm/customers}, {@code page /crm/customers}, a use case's name
 */
public record AccessRefused(StaffId actor, String permission, String door) {}
