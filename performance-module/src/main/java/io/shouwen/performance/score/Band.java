package io.shouwen.performance.score;

import java.math.BigDecimal;

/**
 * A band of totals (F7).
 *
 * @param atLeast the lowest total inside it
 * @param coefficient which share of the base it pays
 */
public record Band(String name, BigDecimal atLeast, BigDecimal coefficient) {}
