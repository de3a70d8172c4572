package io.shouwen.workorder.calendar;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The working calendar is looked at. */
@ApplicationScoped
@Transactional
@RequiresPermission(WorkorderPermissions.CALENDAR_READ)
public class ReadingCalendar {

    private CalendarVersions versions;
    private MissingYears missing;
    private Clock clock;

    protected ReadingCalendar() {} // CDI proxy

    @Inject
    ReadingCalendar(CalendarVersions versions, MissingYears missing, Clock clock) {
        this.versions = versions;
        this.missing = missing;
        this.clock = clock;
    }

    public CalendarBook book() {
        return new CalendarBook(versions.all(), clock.instant());
    }

    /** @throws UnknownCalendarVersion where there is none of that name */
    public CalendarVersion version(String name) {
        return versions.find(name).orElseThrow(UnknownCalendarVersion::new);
    }

    /** Years that ought to be known by now and are not. */
    public List<Integer> missingYears(CalendarBook book) {
        return book.missing(missing.dueOn(
                LocalDate.ofInstant(book.now(), book.last().calendar().zone())));
    }
}
