package io.shouwen.performance.payout.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param period such as {@code 2026-10}
 * @param scheme name and version; left out for {@code standard v1}
 */
@Schema(requiredProperties = "period")
public record PayoutRunRequest(String period, String scheme) {}
