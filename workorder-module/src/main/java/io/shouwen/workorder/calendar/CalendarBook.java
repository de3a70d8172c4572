package io.shouwen.workorder.calendar;

import io.shouwen.workorder.calendar.CalendarVersion.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every version, at one moment.
 *
 * @param versions the one that is or will be in force last comes first
 */
public record CalendarBook(List<CalendarVersion> versions, Instant now) {

    public CalendarBook {
        versions = List.copyOf(versions);
    }

    /** Changes with each publishing and withdrawal; for If-Match. */
    public long revision() {
        return versions.stream().mapToLong(CalendarVersion::revision).sum();
    }

    public CalendarVersion inForce() {
        return versions.stream()
                .filter(v -> !v.withdrawn() && !v.from().isAfter(now))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no working calendar is in force at " + now));
    }

    /** What the next version builds on: the one that is in force last, as things stand. */
    public CalendarVersion last() {
        return versions.stream().filter(v -> !v.withdrawn()).findFirst().orElseThrow();
    }

    public Optional<CalendarVersion> find(String version) {
        return versions.stream().filter(v -> v.version().equals(version)).findFirst();
    }

    public State stateOf(CalendarVersion version) {
        if (version.withdrawn()) {
            return State.WITHDRAWN;
        }
        if (version.from().isAfter(now)) {
            return State.UPCOMING;
        }
        return version.version().equals(inForce().version()) ? State.IN_FORCE : State.PAST;
    }

    int nextNumber() {
        return versions.stream().mapToInt(CalendarVersion::number).max().orElse(0) + 1;
    }

    /** Of these years, those that no version knows, upcoming ones included. */
    public List<Integer> missing(List<Integer> years) {
        return years.stream().filter(year -> !last().calendar().knowsYear(year)).toList();
    }
}
