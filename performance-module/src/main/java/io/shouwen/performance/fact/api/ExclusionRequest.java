package io.shouwen.performance.fact.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param reason word of a rule of the scheme, such as {@code outage}
 * @param evidence reference to what proves it, such as {@code workorder.incident/7}
 */
@Schema(requiredProperties = {"reason", "evidence"})
public record ExclusionRequest(String reason, String evidence) {}
