package io.shouwen.workorder.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Days in a row, both ends included.
 *
 * @param last may be the first
 */
public record DayRange(LocalDate first, LocalDate last) {

    public DayRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("days run backward");
        }
    }

    /** @param text such as {@code 2026-02-14} or {@code 2026-02-15..2026-02-23} */
    public static DayRange parse(String text) {
        String[] ends = text.split("\\.\\.", 2);
        LocalDate first = LocalDate.parse(ends[0]);
        return new DayRange(first, ends.length == 2 ? LocalDate.parse(ends[1]) : first);
    }

    /** The days, those that follow each other put together. */
    public static List<DayRange> of(Collection<LocalDate> days) {
        List<DayRange> ranges = new ArrayList<>();
        for (LocalDate day : new TreeSet<>(days)) {
            int end = ranges.size() - 1;
            if (end >= 0 && ranges.get(end).last().plusDays(1).equals(day)) {
                ranges.set(end, new DayRange(ranges.get(end).first(), day));
            } else {
                ranges.add(new DayRange(day, day));
            }
        }
        return ranges;
    }

    public Stream<LocalDate> days() {
        return first.datesUntil(last.plusDays(1));
    }

    public int length() {
        return (int) days().count();
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + ".." + last;
    }
}
