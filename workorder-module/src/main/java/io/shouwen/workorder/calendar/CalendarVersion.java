package io.shouwen.workorder.calendar;

import io.shouwen.workorder.clock.WorkingCalendar;
import java.time.Instant;
import java.util.UUID;

/**
 * A version as it was published. It never changes; before it comes into force it can be withdrawn.
 *
 * @param number counts the versions, in the order of publishing
 * @param from clocks that start from then on run by it, until the next version's time
 * @param publishedBy staff number, or {@code system} for what came with the installation
 * @param withdrawnAt null unless withdrawn
 */
public record CalendarVersion(
        UUID id,
        int number,
        Instant from,
        WorkingCalendar calendar,
        Instant publishedAt,
        String publishedBy,
        Instant withdrawnAt,
        String withdrawnBy) {

    public enum State {
        UPCOMING,
        IN_FORCE,
        PAST,
        WITHDRAWN;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public String version() {
        return calendar.version();
    }

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    /** For If-Match: 1 as published, 2 once withdrawn. */
    public long revision() {
        return withdrawn() ? 2 : 1;
    }
}
