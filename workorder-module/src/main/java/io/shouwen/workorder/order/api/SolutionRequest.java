package io.shouwen.workorder.order.api;

/** The written solution. */
public record SolutionRequest(String solution) {}
