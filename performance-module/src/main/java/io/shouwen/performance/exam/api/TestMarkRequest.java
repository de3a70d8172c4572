package io.shouwen.performance.exam.api;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param quarter such as {@code 2026-Q3}, begun and at most 24 months ago
 * @param mark 0 to 100, at most two decimals
 */
@Schema(requiredProperties = {"staff", "quarter", "mark"})
public record TestMarkRequest(String staff, String quarter, BigDecimal mark) {}
