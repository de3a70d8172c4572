package io.shouwen.privacy.anomaly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What one person did on one day and on the days before: pure, so that every rule can be tested without a container. A day
 * counts as worked where anything at all was recorded of the person; at most the latest thirty count.
 */
final class Habits {

    private static final int MOST_DAYS = 30;
    /** An hour is usual where the person read in it on a tenth of the days, and on two at least. */
    private static final double USUAL_SHARE = 0.1;

    /** A figure of the log: how often, in which hour. */
    record Count(LocalDate day, int hour, Measure measure, long times) {}

    /** A figure of one window, and what came before. */
    record Figure(Integer hour, long value, List<Long> history) {}

    private final LocalDate day;
    private final SortedMap<LocalDate, Map<Measure, long[]>> days = new TreeMap<>();
    private final Map<LocalDate, Long> subjects;
    private final Map<LocalDate, Long> withoutCase;

    /** A day, or an hour of it, about which an alert is open or was confirmed: no habit to compare with. */
    record Suspect(LocalDate day, Integer hour) {}

    /**
     * @param worked days before on which anything was recorded
     * @param subjects different people read about, by day
     * @param withoutCase those of them with whom the person had no case
     */
    Habits(
            LocalDate day,
            Set<LocalDate> worked,
            List<Count> counts,
            Map<LocalDate, Long> subjects,
            Map<LocalDate, Long> withoutCase) {
        this.day = day;
        this.subjects = subjects;
        this.withoutCase = withoutCase;
        List<LocalDate> before = new ArrayList<>(worked);
        before.removeIf(one -> !one.isBefore(day));
        Collections.sort(before);
        before.subList(Math.max(0, before.size() - MOST_DAYS), before.size()).forEach(this::day);
        day(day);
        for (Count count : counts) {
            Map<Measure, long[]> of = days.get(count.day());
            if (of != null) {
                of.computeIfAbsent(count.measure(), m -> new long[24])[count.hour()] += count.times();
            }
        }
    }

    private void day(LocalDate one) {
        days.put(one, new HashMap<>());
    }

    /**
     * The figures that a rule looks at in this day; one for each hour where the rule's window is an hour.
     *
     * @param suspects windows that are left out of the history: one misuse must not make the next one usual
     */
    List<Figure> figures(AnomalyRule rule, Set<Suspect> suspects) {
        return switch (rule) {
            case SEARCHES -> hourly(rule.measure(), suspects);
            case CUSTOMERS -> daily(suspects, one -> subjects.getOrDefault(one, 0L));
            case READS_WITHOUT_CASE -> daily(suspects, one -> withoutCase.getOrDefault(one, 0L));
            case ODD_HOURS -> {
                Set<Integer> usual = usualHours(suspects);
                yield daily(suspects, one -> outside(one, usual));
            }
            case MATCHING_LIMIT -> List.of();
            default -> daily(suspects, one -> sum(one, rule.measure()));
        };
    }

    private List<Figure> daily(Set<Suspect> suspects, ToLongFunction<LocalDate> figure) {
        return List.of(new Figure(
                null,
                figure.applyAsLong(day),
                history(suspects).stream().map(figure::applyAsLong).toList()));
    }

    private List<LocalDate> history(Set<Suspect> suspects) {
        return days.headMap(day).keySet().stream()
                .filter(one -> !suspects.contains(new Suspect(one, null)))
                .toList();
    }

    private long sum(LocalDate of, Measure measure) {
        long total = 0;
        for (long times : hours(of, measure)) {
            total += times;
        }
        return total;
    }

    private long[] hours(LocalDate of, Measure measure) {
        return days.get(of).getOrDefault(measure, new long[24]);
    }

    /** Beside the hours in which the person did so before: quiet hours say nothing about a busy one. */
    private List<Figure> hourly(Measure measure, Set<Suspect> suspects) {
        List<Long> history = new ArrayList<>();
        for (LocalDate one : history(suspects)) {
            long[] hours = hours(one, measure);
            for (int hour = 0; hour < 24; hour++) {
                if (hours[hour] > 0 && !suspects.contains(new Suspect(one, hour))) {
                    history.add(hours[hour]);
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        long[] today = hours(day, measure);
        for (int hour = 0; hour < 24; hour++) {
            if (today[hour] > 0) {
                figures.add(new Figure(hour, today[hour], history));
            }
        }
        return figures;
    }

    private long outside(LocalDate of, Set<Integer> usual) {
        long total = 0;
        long[] hours = hours(of, Measure.READ);
        for (int hour = 0; hour < 24; hour++) {
            total += usual.contains(hour) ? 0 : hours[hour];
        }
        return total;
    }

    /** With the hour on either side: nobody is suspect for beginning a little early. */
    Set<Integer> usualHours(Set<Suspect> suspects) {
        int[] daysWith = new int[24];
        for (LocalDate one : history(suspects)) {
            long[] hours = hours(one, Measure.READ);
            for (int hour = 0; hour < 24; hour++) {
                daysWith[hour] += hours[hour] > 0 ? 1 : 0;
            }
        }
        double needed = Math.max(2, history(suspects).size() * USUAL_SHARE);
        Set<Integer> usual = new HashSet<>();
        for (int hour = 0; hour < 24; hour++) {
            if (daysWith[hour] >= needed) {
                usual.add((hour + 23) % 24);
                usual.add(hour);
                usual.add((hour + 1) % 24);
            }
        }
        return usual;
    }
}
