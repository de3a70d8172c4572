package io.shouwen.privacy.anomaly;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be unusual. How unusual it must be is a matter of {@link RuleParameters}. */
public enum AnomalyRule {
    REVEALS(Measure.REVEAL, false),
    SEARCHES(Measure.SEARCH, true),
    /** Different people read about in a day. */
    CUSTOMERS(Measure.READ, false),
    /** Reads at hours at which the person does not usually read. */
    ODD_HOURS(Measure.READ, false),
    WITHOUT_CASE(Measure.NO_CASE, false),
    /** Different people read about in a day with whom the reader has no case. */
    READS_WITHOUT_CASE(Measure.FILE, false),
    /** Pages of lists in a day. */
    LISTS(Measure.LIST, false),
    REFUSED(Measure.REFUSED, false),
    EXPORTS(Measure.EXPORT, false),
    /** Somebody used "does it match?" as an oracle until the limit stopped them (P1). Told by the event, not counted. */
    MATCHING_LIMIT(Measure.REFUSED, true);

    private final Measure measure;
    private final boolean hourly;

    AnomalyRule(Measure measure, boolean hourly) {
        this.measure = measure;
        this.hourly = hourly;
    }

    public Measure measure() {
        return measure;
    }

    /** Whether its window is an hour; else a day. */
    public boolean hourly() {
        return hourly;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<AnomalyRule> of(String word) {
        return Stream.of(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }
}
