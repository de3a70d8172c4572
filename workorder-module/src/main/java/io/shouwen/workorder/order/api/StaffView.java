package io.shouwen.workorder.order.api;

/** @param name null where the directory does not know the number */
public record StaffView(String id, String name) {}
