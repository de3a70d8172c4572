package io.shouwen.performance.score.portal;

import io.shouwen.performance.CsvRow;
import io.shouwen.performance.portal.Download;
import io.shouwen.performance.portal.PerformanceWords;
import io.shouwen.performance.score.Dimension;
import io.shouwen.performance.score.ReadingScorecards;
import io.shouwen.performance.score.Scorecard;
import io.shouwen.platform.page.ListAddress;
import io.shouwen.platform.page.Listing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everybody's month in one table; month, filter, order and page stand in the address. */
@Named
@RequestScoped
public class ScorecardsPage {

    /** Band of those without a total. */
    private static final String NONE = "none";

    private static final List<String> FILTERS = List.of("who", "group", "band");

    private ReadingScorecards reading;
    private PerformanceWords words;
    private YearMonth month;
    private ListAddress address;
    private List<Scorecard> cards;
    private Listing<Scorecard> listing;

    @Inject
    public ScorecardsPage(ReadingScorecards reading, PerformanceWords words, HttpServletRequest request) {
        this.reading = reading;
        this.words = words;
        this.month = words.month(request.getParameter("month"));
        this.address = ListAddress.of(
                "/performance/scorecards", request, List.of("month", "who", "group", "band", "sort", "page"));
    }

    protected ScorecardsPage() {} // CDI proxy

    public YearMonth getMonth() {
        return month;
    }

    public ListAddress getAddress() {
        return address;
    }

    public List<Scorecard> getCards() {
        if (cards == null) {
            cards = List.copyOf(reading.all(month).values());
        }
        return cards;
    }

    /** What the address asks for. */
    public Listing<Scorecard> getListing() {
        if (listing == null) {
            listing = listing(getCards());
        }
        return listing;
    }

    private Listing<Scorecard> listing(List<Scorecard> all) {
        String who = address.value("who").toLowerCase(Locale.ROOT);
        String group = address.value("group");
        String band = address.value("band");
        return Listing.of(
                all,
                card -> (who.isEmpty()
                                || card.staff().value().toLowerCase(Locale.ROOT).contains(who)
                                || words.name(card.staff())
                                        .toLowerCase(Locale.ROOT)
                                        .contains(who))
                        && (group.isEmpty() || group.equals(card.group()))
                        && (band.isEmpty() || band.equals(band(card))),
                orders(),
                address);
    }

    private static Map<String, Comparator<Scorecard>> orders() {
        Map<String, Comparator<Scorecard>> orders = new HashMap<>();
        orders.put("staff", Comparator.comparing(Scorecard::staff));
        orders.put("group", by(Scorecard::group));
        orders.put("total", by(Scorecard::score));
        orders.put("answers", Comparator.comparing(Scorecard::answers));
        for (Dimension dimension : Dimension.values()) {
            orders.put(dimension.word(), by(card -> pointsOf(card, dimension.word())));
        }
        return orders;
    }

    /** What is missing is less than anything. */
    private static <C extends Comparable<C>> Comparator<Scorecard> by(Function<Scorecard, C> value) {
        return Comparator.comparing(value, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private static String band(Scorecard card) {
        return card.bandIfAny().map(one -> one.name()).orElse(NONE);
    }

    public boolean isFiltered() {
        return FILTERS.stream().anyMatch(name -> !address.value(name).isEmpty());
    }

    public String getUnfiltered() {
        return address.without(FILTERS);
    }

    public List<String> getGroups() {
        return getCards().stream()
                .map(Scorecard::group)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    public List<String> getBands() {
        return getCards().stream()
                .map(ScorecardsPage::band)
                .distinct()
                .sorted(Comparator.comparing((String one) -> one.equals(NONE)).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** All that the filter lets through, in the order shown. */
    public void download() throws IOException {
        StringBuilder file = new StringBuilder("\uFEFF"); // spreadsheets take the text for UTF-8
        List<String> head = Stream.concat(
                        Stream.of("month", "staff-number", "name", "group"),
                        Stream.of(Dimension.values()).map(dimension -> "figure." + dimension.word()))
                .toList();
        file.append(CsvRow.of(Stream.concat(
                                head.stream(), Stream.of("scorecards.total", "scorecards.band", "scorecards.answers"))
                        .map(words::text)
                        .toList()))
                .append("\r\n");
        for (Scorecard card :
                listing(List.copyOf(reading.exported(month).values())).rows()) {
            List<String> cells = Stream.concat(
                            Stream.of(
                                    month.toString(),
                                    card.staff().value(),
                                    words.name(card.staff()),
                                    card.group() == null ? "" : card.group()),
                            Stream.of(Dimension.values()).map(dimension -> plain(pointsOf(card, dimension.word()))))
                    .toList();
            file.append(CsvRow.of(Stream.concat(
                                    cells.stream(),
                                    Stream.of(
                                            plain(card.score()),
                                            card.bandIfAny()
                                                    .map(one -> one.name())
                                                    .orElse(words.text("supervision.insufficient")),
                                            Integer.toString(card.answers())))
                            .toList()))
                    .append("\r\n");
        }
        Download.csv("scorecards-" + month + ".csv", file.toString());
    }

    private static String plain(BigDecimal points) {
        return points == null ? "" : points.setScale(2, RoundingMode.HALF_UP).toPlainString();
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
        return pointsOf(card, dimension);
    }

    private static BigDecimal pointsOf(Scorecard card, String dimension) {
        return card.dimensions().stream()
                .filter(figure -> figure.code().equals(dimension))
                .findFirst()
                .map(figure -> figure.points())
                .orElse(null);
    }
}
