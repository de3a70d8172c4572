package io.shouwen.performance.score;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A number that can say where it comes from (F23).
 *
 * @param code what it is, such as {@code satisfaction.callback}
 * @param weight its weight in the figure above, or null
 * @param points 0 to 100, or null where there is none: then {@code missing} says why
 * @param measured what was measured before it became points, such as a median of minutes, or null
 * @param numerator of the measured share or mean, or null
 * @param denominator of the same, or null
 * @param missing code of the reason why there are no points, or null
 * @param facts those that count
 * @param excluded those that would count but for a rule (F20)
 * @param parts the figures that it is made of
 */
public record Figure(
        String code,
        BigDecimal weight,
        BigDecimal points,
        BigDecimal measured,
        BigDecimal numerator,
        BigDecimal denominator,
        String missing,
        List<UUID> facts,
        List<Exclusion> excluded,
        List<Figure> parts) {

    /** A fact that does not count, the rule that says so, and what proves it. */
    public record Exclusion(UUID fact, String reason, String evidence, UUID excludedBy) {}

    public Figure {
        facts = List.copyOf(facts);
        excluded = List.copyOf(excluded);
        parts = List.copyOf(parts);
        if ((points == null) == (missing == null)) {
            throw new IllegalArgumentException(code + " has either points or a reason for having none");
        }
    }

    public Optional<BigDecimal> value() {
        return Optional.ofNullable(points);
    }

    public boolean sufficient() {
        return points != null;
    }

    /** Points that are a mean or a share of 100. */
    static Figure mean(String code, BigDecimal numerator, int denominator, List<UUID> facts, List<Exclusion> excluded) {
        if (denominator == 0) {
            return none(code, "no-data", facts, excluded, List.of());
        }
        BigDecimal below = BigDecimal.valueOf(denominator);
        BigDecimal mean = numerator.divide(below, MathContext.DECIMAL128);
        return new Figure(code, null, mean, mean, numerator, below, null, facts, excluded, List.of());
    }

    static Figure none(String code, String missing, List<UUID> facts, List<Exclusion> excluded, List<Figure> parts) {
        return new Figure(code, null, null, null, null, null, missing, facts, excluded, parts);
    }

    /** Weighted mean of the parts that have points; one without gives its weight to the others in proportion. */
    static Figure weighted(String code, int scale, List<Figure> parts) {
        BigDecimal numerator = BigDecimal.ZERO;
        BigDecimal denominator = BigDecimal.ZERO;
        for (Figure part : parts) {
            if (part.sufficient()) {
                numerator = numerator.add(part.weight.multiply(part.points));
                denominator = denominator.add(part.weight);
            }
        }
        if (denominator.signum() == 0) {
            return none(code, "no-data", List.of(), List.of(), parts);
        }
        BigDecimal mean = numerator.divide(denominator, MathContext.DECIMAL128);
        return new Figure(
                code,
                null,
                mean.setScale(scale, RoundingMode.HALF_UP),
                null,
                numerator,
                denominator,
                null,
                List.of(),
                List.of(),
                parts);
    }

    Figure weighing(BigDecimal newWeight) {
        return new Figure(code, newWeight, points, measured, numerator, denominator, missing, facts, excluded, parts);
    }

    /** The same data, and yet no points. */
    Figure insufficient(String reason) {
        return new Figure(code, weight, null, measured, numerator, denominator, reason, facts, excluded, parts);
    }

    Figure pointsBy(Anchors anchors) {
        return sufficient()
                ? new Figure(
                        code,
                        weight,
                        anchors.points(measured),
                        measured,
                        numerator,
                        denominator,
                        null,
                        facts,
                        excluded,
                        parts)
                : this;
    }
}
