package io.shouwen.performance.score;

import io.shouwen.performance.fact.FactKind;
import io.shouwen.performance.fact.RatingSource;
import io.shouwen.performance.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How facts become scores, and scores money: versioned data that people sign off. The engine knows no figure of it.
 *
 * @param hash SHA-256 of its entries; a run pins it, so that a later edit under the same version is noticed
 * @param scale decimals at which dimension scores and the total are kept
 * @param weights of the dimensions that count; total 100
 * @param bands best first; the last begins at 0
 */
public record Scheme(
        String name,
        int version,
        String hash,
        int scale,
        Map<Dimension, BigDecimal> weights,
        Satisfaction satisfaction,
        Efficiency efficiency,
        Expertise expertise,
        Optional<Teamwork> teamwork,
        List<Band> bands,
        Exclusions exclusions,
        Pay pay) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * @param atLeast fewer answers are insufficient data (F20)
     * @param lowest stars worth no points
     * @param points for each star above
     */
    public record Satisfaction(int atLeast, int lowest, BigDecimal points, Map<RatingSource, BigDecimal> sources) {}

    /** @param atLeast fewer closed work orders are insufficient data */
    public record Efficiency(int atLeast, Measure handlingTime, Measure firstResponse, Measure oneTimeResolution) {}

    public record Measure(BigDecimal weight, Anchors anchors) {}

    public record Expertise(BigDecimal test, BigDecimal inspection) {}

    /**
     * @param points for each accepted contribution to the knowledge base
     * @param atMost points for all of them
     * @param withoutAny points where there was no hand-over
     */
    public record Teamwork(
            BigDecimal group,
            BigDecimal knowledge,
            BigDecimal points,
            BigDecimal atMost,
            BigDecimal handOver,
            BigDecimal withoutAny) {}

    /** Which rules may exclude which kinds of facts (F20). */
    public record Exclusions(Set<String> reasons, Set<FactKind> kinds) {}

    /**
     * @param base monthly base by level (F13)
     * @param starAnswers fewer answers cannot win the customer star
     * @param deltaMonths how many months back a locked run is looked at again (F21)
     * @param clawbackAtMost share of a run's gross that a clawback may take (F25)
     */
    public record Pay(
            Currency currency,
            RoundingMode rounding,
            SortedMap<String, Money> base,
            Money star,
            int starAnswers,
            Money team,
            int deltaMonths,
            BigDecimal clawbackAtMost) {}

    /**
     * Reads a scheme's text.
     *
     * @throws WeightsMustTotalHundred F4
     * @throws IncompleteScheme where an entry is missing or malformed
     */
    public static Scheme read(String written) {
        SchemeText text = new SchemeText(written);
        String name = text.word("scheme");
        Map<Dimension, BigDecimal> weights = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            if (text.has("weight." + dimension.word())) {
                BigDecimal weight = text.number("weight." + dimension.word());
                if (weight.signum() <= 0) {
                    throw new IncompleteScheme("weight." + dimension.word(), "more than 0, or left out");
                }
                weights.put(dimension, weight);
            }
        }
        BigDecimal total = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.compareTo(HUNDRED) != 0) {
            throw new WeightsMustTotalHundred(name + " v" + text.word("version"), total);
        }
        return new Scheme(
                name,
                text.whole("version"),
                text.hash(),
                text.whole("scale"),
                Map.copyOf(weights),
                satisfaction(text),
                new Efficiency(
                        text.whole("efficiency.closed.at-least"),
                        measure(text, "efficiency.handling-time"),
                        measure(text, "efficiency.first-response"),
                        measure(text, "efficiency.one-time-resolution")),
                new Expertise(text.number("expertise.test"), text.number("expertise.inspection")),
                weights.containsKey(Dimension.TEAMWORK) ? Optional.of(teamwork(text)) : Optional.empty(),
                bands(text),
                new Exclusions(
                        Set.copyOf(text.list("exclusion.reasons")),
                        text.list("exclusion.kinds").stream()
                                .map(FactKind::ofWord)
                                .collect(Collectors.toUnmodifiableSet())),
                pay(text));
    }

    /** Such as {@code standard v1}. */
    public String reference() {
        return name + " v" + version;
    }

    public BigDecimal weightOf(Dimension dimension) {
        return weights.getOrDefault(dimension, BigDecimal.ZERO);
    }

    public Band bandOf(BigDecimal total) {
        return bands.stream()
                .filter(band -> total.compareTo(band.atLeast()) >= 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a total is 0 or more"));
    }

    private static Satisfaction satisfaction(SchemeText text) {
        Map<RatingSource, BigDecimal> sources = new EnumMap<>(RatingSource.class);
        for (RatingSource source : RatingSource.values()) {
            sources.put(source, text.number("satisfaction.source." + source.word()));
        }
        return new Satisfaction(
                text.whole("satisfaction.answers.at-least"),
                text.whole("satisfaction.stars.lowest"),
                text.number("satisfaction.stars.points"),
                Map.copyOf(sources));
    }

    private static Measure measure(SchemeText text, String prefix) {
        BigDecimal full = text.number(prefix + ".full");
        BigDecimal none = text.number(prefix + ".none");
        if (full.compareTo(none) == 0) {
            throw new IncompleteScheme(prefix + ".none", "another number than " + prefix + ".full");
        }
        return new Measure(text.number(prefix + ".weight"), new Anchors(full, none));
    }

    private static Teamwork teamwork(SchemeText text) {
        return new Teamwork(
                text.number("teamwork.group"),
                text.number("teamwork.knowledge"),
                text.number("teamwork.knowledge.points"),
                text.number("teamwork.knowledge.at-most"),
                text.number("teamwork.hand-over"),
                text.number("teamwork.hand-over.without-any"));
    }

    private static List<Band> bands(SchemeText text) {
        List<Band> bands = text.list("bands").stream()
                .map(band -> new Band(
                        band, text.number("band." + band + ".at-least"), text.number("band." + band + ".coefficient")))
                .sorted(Comparator.comparing(Band::atLeast).reversed())
                .toList();
        if (bands.get(bands.size() - 1).atLeast().signum() != 0) {
            throw new IncompleteScheme("bands", "complete down to 0");
        }
        return bands;
    }

    private static Pay pay(SchemeText text) {
        Currency currency = Currency.getInstance(text.word("pay.currency"));
        SortedMap<String, Money> base = new TreeMap<>();
        text.below("pay.base.")
                .forEach(level -> base.put(level, Money.exactly(text.word("pay.base." + level), currency)));
        return new Pay(
                currency,
                RoundingMode.valueOf(text.word("pay.rounding")),
                base,
                Money.exactly(text.word("pay.star.amount"), currency),
                text.whole("pay.star.answers.at-least"),
                Money.exactly(text.word("pay.team.amount"), currency),
                text.whole("pay.delta.months"),
                text.number("pay.clawback.at-most"));
    }
}
