package io.shouwen.performance.people.api;

/** @param leftOn last day, such as {@code 2026-11-30} */
public record LeaverView(String staff, String leftOn) {}
