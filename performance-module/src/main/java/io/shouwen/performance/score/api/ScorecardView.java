package io.shouwen.performance.score.api;

import io.shouwen.performance.score.Dimension;
import io.shouwen.performance.score.Figure;
import io.shouwen.performance.score.Scorecard;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One person's month.
 *
 * @param state {@code scored} or {@code insufficient}
 * @param total at six decimals, or null while insufficient
 * @param insufficient codes of the dimensions without enough data
 * @param dimensions in full in the answer for one person; null in lists
 */
public record ScorecardView(
        String staff,
        String month,
        String scheme,
        @Schema(enumeration = {"scored", "insufficient"}) String state,
        BigDecimal total,
        String band,
        String group,
        int answers,
        BigDecimal satisfaction,
        BigDecimal efficiency,
        BigDecimal expertise,
        BigDecimal teamwork,
        List<String> insufficient,
        List<FigureView> dimensions) {

    public static ScorecardView line(Scorecard card) {
        return of(card, null);
    }

    public static ScorecardView full(Scorecard card) {
        return of(card, card.dimensions().stream().map(FigureView::of).toList());
    }

    private static ScorecardView of(Scorecard card, List<FigureView> dimensions) {
        return new ScorecardView(
                card.staff().value(),
                card.month().toString(),
                card.scheme(),
                card.total().isPresent() ? "scored" : "insufficient",
                card.score(),
                card.band() == null ? null : card.band().name(),
                card.group(),
                card.answers(),
                points(card, Dimension.SATISFACTION),
                points(card, Dimension.EFFICIENCY),
                points(card, Dimension.EXPERTISE),
                points(card, Dimension.TEAMWORK),
                card.insufficient().stream().map(Figure::code).toList(),
                dimensions);
    }

    private static BigDecimal points(Scorecard card, Dimension dimension) {
        return card.dimension(dimension).flatMap(Figure::value).orElse(null);
    }
}
