package io.shouwen.privacy.reveal.api;

/**
 * A second person's yes.
 *
 * @param note optional; numbers and addresses are refused
 */
public record AnswerRequest(String note) {}
