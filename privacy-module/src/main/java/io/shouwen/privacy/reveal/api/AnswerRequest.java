package io.shouwen.privacy.reveal.api;

/**
 * A second person's answer.
 *
 * @param reason of a refusal: mask-is-enough, wrong-purpose, wrong-case, too-much, too-often, other
 * @param note optional; numbers and addresses are refused
 */
public record AnswerRequest(String reason, String note) {}
