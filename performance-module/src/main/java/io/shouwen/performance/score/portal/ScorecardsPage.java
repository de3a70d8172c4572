package io.shouwen.performance.score.portal;

import io.shouwen.performance.portal.PerformanceWords;
import io.shouwen.performance.score.ReadingScorecards;
import io.shouwen.performance.score.Scorecard;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Everybody's month in one table; the month stands in the address. */
@Named
@RequestScoped
public class ScorecardsPage {

    private ReadingScorecards reading;
    private YearMonth month;
    private List<Scorecard> cards;

    @Inject
    public ScorecardsPage(ReadingScorecards reading, PerformanceWords words, HttpServletRequest request) {
        this.reading = reading;
        this.month = words.month(request.getParameter("month"));
    }

    protected ScorecardsPage() {} // CDI proxy

    public YearMonth getMonth() {
        return month;
    }

    public List<Scorecard> getCards() {
        if (cards == null) {
            cards = List.copyOf(reading.all(month).values());
        }
        return cards;
    }

    public List<Scorecard> getInsufficient() {
        return getCards().stream().filter(card -> card.total().isEmpty()).toList();
    }

    /** Mean total of those who have one, or null. */
    public BigDecimal getMean() {
        List<BigDecimal> totals = getCards().stream()
                .map(Scorecard::total)
                .flatMap(Optional::stream)
                .toList();
        return totals.isEmpty()
                ? null
                : totals.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(totals.size()), 2, RoundingMode.HALF_UP);
    }

    public long inBand(String band) {
        return getCards().stream()
                .filter(card -> card.bandIfAny().map(b -> b.name().equals(band)).orElse(false))
                .count();
    }

    /** Best first. */
    public List<Scorecard> getBest() {
        return getCards().stream()
                .filter(card -> card.total().isPresent())
                .sorted((a, b) -> b.score().compareTo(a.score()))
                .limit(5)
                .toList();
    }

    public BigDecimal points(Scorecard card, String dimension) {
        return card.dimensions().stream()
                .filter(figure -> figure.code().equals(dimension))
                .findFirst()
                .map(figure -> figure.points())
                .orElse(null);
    }
}
