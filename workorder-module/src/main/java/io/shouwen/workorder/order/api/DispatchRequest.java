package io.shouwen.workorder.order.api;

/**
 * To which department.
 *
 * @param limitMinutes working minutes that it has; the policy's where missing
 * @param note for the department; optional
 */
public record DispatchRequest(String department, Integer limitMinutes, String note) {}
