package io.shouwen.workorder.order.api;

/** Why, in the person's words. */
public record ReasonRequest(String reason) {}
