package io.shouwen.performance.score.api;

import io.shouwen.performance.score.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;

/**
 * A figure and where it comes from (F23).
 *
 * @param points 0 to 100, or null: then {@code missing} says why
 * @param measured what was measured before it became points, or null
 * @param facts ids of the facts that count
 * @param excluded facts that do not, the rule that says so, and the evidence (F20)
 */
public record FigureView(
        String code,
        BigDecimal weight,
        BigDecimal points,
        BigDecimal measured,
        BigDecimal numerator,
        BigDecimal denominator,
        String missing,
        List<String> facts,
        List<ExclusionView> excluded,
        List<FigureView> parts) {

    private static final int SCALE = 6;

    public record ExclusionView(String fact, String reason, String evidence) {}

    static FigureView of(Figure figure) {
        return new FigureView(
                figure.code(),
                figure.weight(),
                rounded(figure.points()),
                rounded(figure.measured()),
                rounded(figure.numerator()),
                figure.denominator(),
                figure.missing(),
                figure.facts().stream().map(UUID::toString).toList(),
                figure.excluded().stream()
                        .map(one -> new ExclusionView(one.fact().toString(), one.reason(), one.evidence()))
                        .toList(),
                figure.parts().stream().map(FigureView::of).toList());
    }

    private static BigDecimal rounded(BigDecimal exact) {
        return exact == null || exact.scale() <= SCALE ? exact : exact.setScale(SCALE, RoundingMode.HALF_UP);
    }
}
