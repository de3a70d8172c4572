package io.shouwen.performance.score;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Points on a straight line between two anchors, clamped: 100 at {@code full} and beyond, 0 at {@code none} and beyond.
 * Which of the two is greater decides whether more is better.
 */
public record Anchors(BigDecimal full, BigDecimal none) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Anchors {
        if (full.compareTo(none) == 0) {
            throw new IllegalArgumentException("two anchors in one place make no line");
        }
    }

    public BigDecimal points(BigDecimal measured) {
        return measured.subtract(none)
                .multiply(HUNDRED)
                .divide(full.subtract(none), MathContext.DECIMAL128)
                .max(BigDecimal.ZERO)
                .min(HUNDRED);
    }
}
