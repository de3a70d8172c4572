package io.shouwen.workorder.order.api;

/**
 * What the customer said about the solution.
 *
 * @param feedback mandatory where it did not help
 */
public record ConfirmationRequest(Boolean helped, String feedback) {}
