package io.shouwen.workorder.clock;

import io.shouwen.privacy.rights.WorkingDays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;

/** Working days by the calendar in force, make-up workdays included (W20). */
@ApplicationScoped
class CalendarWorkingDays implements WorkingDays {

    private final Calendars calendars;
    private final Clock clock;

    @Inject
    CalendarWorkingDays(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    protected CalendarWorkingDays() { // CDI proxy
        this(null, null);
    }

    @Override
    public LocalDate after(LocalDate day, int workingDays) {
        WorkingCalendar calendar = calendars.at(clock.instant());
        LocalDate last = day;
        for (int left = workingDays; left > 0; ) {
            last = last.plusDays(1);
            if (calendar.isWorkday(last)) {
                left--;
            }
        }
        return last;
    }

    @Override
    public boolean knows(LocalDate day) {
        return calendars.at(clock.instant()).knowsYear(day.getYear());
    }

    @Override
    public int between(LocalDate from, LocalDate to) {
        WorkingCalendar calendar = calendars.at(clock.instant());
        LocalDate earlier = from.isBefore(to) ? from : to;
        LocalDate later = from.isBefore(to) ? to : from;
        int days = (int) earlier.plusDays(1)
                .datesUntil(later.plusDays(1))
                .filter(calendar::isWorkday)
                .count();
        return from.isBefore(to) ? days : -days;
    }
}
