package io.shouwen.performance.payout.api;

/**
 * @param period such as {@code 2026-10}
 * @param scheme name and version; left out for {@code standard v1}
 */
public record PayoutRunRequest(String period, String scheme) {}
