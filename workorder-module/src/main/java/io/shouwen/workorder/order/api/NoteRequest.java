package io.shouwen.workorder.order.api;

/** What was said or found. */
public record NoteRequest(String note) {}
