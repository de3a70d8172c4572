package io.shouwen.workorder.order.api;

/** @param owner staff number of the new owner */
public record HandOverRequest(String owner, String reason) {}
