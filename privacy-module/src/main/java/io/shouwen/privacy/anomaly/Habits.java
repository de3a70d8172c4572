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

    /**
     * @param worked days before on which anything was recorded
     * @param subjects different people read about, by day
     */
    Habits(LocalDate day, Set<LocalDate> worked, List<Count> counts, Map<LocalDate, Long> subjects) {
        this.day = day;
        this.subjects = subjects;
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

    /** The figures that a rule looks at in this day; one for each hour where the rule's window is an hour. */
    List<Figure> figures(AnomalyRule rule) {
        return switch (rule) {
            case SEARCHES -> hourly(rule.measure());
            case CUSTOMERS ->
                List.of(new Figure(
                        null,
                        subjects.getOrDefault(day, 0L),
                        history().stream()
                                .map(one -> subjects.getOrDefault(one, 0L))
                                .toList()));
            case ODD_HOURS -> List.of(oddHours());
            case MATCHING_LIMIT -> List.of();
            default ->
                List.of(new Figure(
                        null,
                        sum(day, rule.measure()),
                        history().stream().map(one -> sum(one, rule.measure())).toList()));
        };
    }

    private List<LocalDate> history() {
        return List.copyOf(days.headMap(day).keySet());
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
    private List<Figure> hourly(Measure measure) {
        List<Long> history = new ArrayList<>();
        for (LocalDate one : history()) {
            for (long times : hours(one, measure)) {
                if (times > 0) {
                    history.add(times);
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

    private Figure oddHours() {
        Set<Integer> usual = usualHours();
        return new Figure(
                null,
                outside(day, usual),
                history().stream().map(one -> outside(one, usual)).toList());
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
    Set<Integer> usualHours() {
        int[] daysWith = new int[24];
        for (LocalDate one : history()) {
            long[] hours = hours(one, Measure.READ);
            for (int hour = 0; hour < 24; hour++) {
                daysWith[hour] += hours[hour] > 0 ? 1 : 0;
            }
        }
        double needed = Math.max(2, history().size() * USUAL_SHARE);
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
