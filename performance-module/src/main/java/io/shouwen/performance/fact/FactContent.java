package io.shouwen.performance.fact;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a fact says beyond whom it concerns. Words, numbers and ids only; no name and no free text. */
public sealed interface FactContent {

    FactKind kind();

    /** Everything it says, as it is stored and hashed. Absent values have no key. */
    SortedMap<String, String> words();

    /** The inverse of {@link #words}. */
    static FactContent read(FactKind kind, Map<String, String> words) {
        return switch (kind) {
            case CLOSED ->
                new Closed(
                        Long.parseLong(words.get("minutes")),
                        words.get("channel"),
                        words.containsKey("in-time") ? Boolean.valueOf(words.get("in-time")) : null);
            case REOPENED -> new Reopened(Boolean.parseBoolean(words.get("within-window")));
            case RATED -> new Rated(RatingSource.ofWord(words.get("source")), Integer.parseInt(words.get("stars")));
            case INSPECTED ->
                new Inspected(
                        new BigDecimal(words.get("professionalism")),
                        new BigDecimal(words.get("efficiency")),
                        new BigDecimal(words.get("attitude")),
                        new BigDecimal(words.get("result")),
                        new BigDecimal(words.get("mark")),
                        words.get("rubric"));
            case TESTED -> new Tested(Quarter.parse(words.get("quarter")), new BigDecimal(words.get("mark")));
            case CONTRIBUTED -> new Contributed(words.get("what"));
            case HANDED_OVER -> new HandedOver(Boolean.parseBoolean(words.get("clean")));
            case EXCLUDED ->
                new Excluded(UUID.fromString(words.get("fact")), words.get("reason"), words.get("evidence"));
            case ENGAGED ->
                new Engaged(Stream.of(words.get("periods").split(";"))
                        .filter(line -> !line.isEmpty())
                        .map(RolePeriod::parse)
                        .toList());
        };
    }

    /**
     * @param handlingMinutes working minutes from acceptance to solution
     * @param responseInTime whether the first answer came inside the channel's clock, or null where none is measured
     */
    record Closed(long handlingMinutes, String channel, Boolean responseInTime) implements FactContent {
        public Closed {
            if (handlingMinutes < 0) {
                throw new IllegalArgumentException("handling takes no less than no time");
            }
            Objects.requireNonNull(channel);
        }

        @Override
        public FactKind kind() {
            return FactKind.CLOSED;
        }

        @Override
        public SortedMap<String, String> words() {
            SortedMap<String, String> words = new TreeMap<>();
            words.put("minutes", Long.toString(handlingMinutes));
            words.put("channel", channel);
            if (responseInTime != null) {
                words.put("in-time", responseInTime.toString());
            }
            return words;
        }
    }

    /** @param withinWindow whether it counts against one-time resolution (W4) */
    record Reopened(boolean withinWindow) implements FactContent {
        @Override
        public FactKind kind() {
            return FactKind.REOPENED;
        }

        @Override
        public SortedMap<String, String> words() {
            return new TreeMap<>(Map.of("within-window", Boolean.toString(withinWindow)));
        }
    }

    /** @param stars 1 to 5 */
    record Rated(RatingSource source, int stars) implements FactContent {
        public Rated {
            Objects.requireNonNull(source);
            if (stars < 1 || stars > 5) {
                throw new IllegalArgumentException("a rating is 1 to 5 stars");
            }
        }

        @Override
        public FactKind kind() {
            return FactKind.RATED;
        }

        @Override
        public SortedMap<String, String> words() {
            return new TreeMap<>(Map.of("source", source.word(), "stars", Integer.toString(stars)));
        }
    }

    /**
     * Marks of 0 to 100 on four dimensions (F6).
     *
     * @param mark the one mark that the rubric makes of the four
     * @param rubric name and version of the rubric
     */
    record Inspected(
            BigDecimal professionalism,
            BigDecimal efficiency,
            BigDecimal attitude,
            BigDecimal result,
            BigDecimal mark,
            String rubric)
            implements FactContent {
        public Inspected {
            Stream.of(professionalism, efficiency, attitude, result, mark).forEach(FactContent::requireMark);
            Objects.requireNonNull(rubric);
        }

        @Override
        public FactKind kind() {
            return FactKind.INSPECTED;
        }

        @Override
        public SortedMap<String, String> words() {
            return new TreeMap<>(Map.of(
                    "professionalism", professionalism.toPlainString(),
                    "efficiency", efficiency.toPlainString(),
                    "attitude", attitude.toPlainString(),
                    "result", result.toPlainString(),
                    "mark", mark.toPlainString(),
                    "rubric", rubric));
        }
    }

    /** @param mark 0 to 100 */
    record Tested(Quarter quarter, BigDecimal mark) implements FactContent {
        public Tested {
            Objects.requireNonNull(quarter);
            requireMark(mark);
        }

        @Override
        public FactKind kind() {
            return FactKind.TESTED;
        }

        @Override
        public SortedMap<String, String> words() {
            return new TreeMap<>(Map.of("quarter", quarter.toString(), "mark", mark.toPlainString()));
        }
    }

    /** @param what {@code article} or {@code revision} */
    record Contributed(String what) implements FactContent {
        public Contributed {
            Objects.requireNonNull(what);
        }

        @Override
        public FactKind kind() {
            return FactKind.CONTRIBUTED;
        }

        @Override
        public SortedMap<String, String> words() {
            return new TreeMap<>(Map.of("what", what));
        }
    }

    /** @param clean accepted without being sent back */
    record HandedOver(boolean clean) implements FactContent {
        @Override
        public FactKind kind() {
            return FactKind.HANDED_OVER;
        }

        @Override
        public SortedMap<String, String> words() {
            return new TreeMap<>(Map.of("clean", Boolean.toString(clean)));
        }
    }

    /**
     * @param fact the fact that shall not count
     * @param reason word of the rule, such as {@code outage}
     * @param evidence reference to what proves it, such as {@code workorder.incident/0190…}
     */
    record Excluded(UUID fact, String reason, String evidence) implements FactContent {
        public Excluded {
            Objects.requireNonNull(fact);
            Objects.requireNonNull(reason);
            if (evidence == null || evidence.isBlank()) {
                throw new IllegalArgumentException("a fact is excluded with evidence only (F20)");
            }
        }

        @Override
        public FactKind kind() {
            return FactKind.EXCLUDED;
        }

        @Override
        public SortedMap<String, String> words() {
            return new TreeMap<>(Map.of("fact", fact.toString(), "reason", reason, "evidence", evidence));
        }
    }

    /** All role periods of the person, in order, none overlapping another. */
    record Engaged(List<RolePeriod> periods) implements FactContent {
        public Engaged {
            periods = List.copyOf(periods);
            for (int i = 1; i < periods.size(); i++) {
                if (!periods.get(i).from().isAfter(periods.get(i - 1).from())
                        || periods.get(i).overlaps(periods.get(i - 1))) {
                    throw new IllegalArgumentException("role periods follow one another without overlap");
                }
            }
        }

        @Override
        public FactKind kind() {
            return FactKind.ENGAGED;
        }

        @Override
        public SortedMap<String, String> words() {
            return new TreeMap<>(
                    Map.of("periods", periods.stream().map(RolePeriod::line).collect(Collectors.joining(";"))));
        }
    }

    private static void requireMark(BigDecimal mark) {
        if (mark.signum() < 0 || mark.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("a mark is 0 to 100");
        }
    }
}
