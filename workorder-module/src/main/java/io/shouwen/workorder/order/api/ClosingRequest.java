package io.shouwen.workorder.order.api;

/** @param feedback what was not written at the confirmation */
public record ClosingRequest(String feedback) {}
