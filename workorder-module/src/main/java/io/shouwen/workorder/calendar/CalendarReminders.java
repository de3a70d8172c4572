package io.shouwen.workorder.calendar;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.notification.Notice;
import io.shouwen.platform.notification.Notifications;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;

/** A reminder and the note that it was given: both or neither. */
@ApplicationScoped
class CalendarReminders {

    private final CalendarVersions versions;
    private final Notifications notifications;

    @Inject
    CalendarReminders(CalendarVersions versions, Notifications notifications) {
        this.versions = versions;
        this.notifications = notifications;
    }

    protected CalendarReminders() { // CDI proxy
        this(null, null);
    }

    /** Unless somebody was reminded after that day. */
    @Transactional
    public void remind(int year, LocalDate today, LocalDate since) {
        if (versions.tellOf(year, today, since)) {
            notifications.tellHolders(
                    WorkorderPermissions.CALENDAR_PUBLISH,
                    new Notice(
                            "workorder.calendar-year-missing",
                            List.of(Integer.toString(year)),
                            "/workorder/working-calendar?year=" + year,
                            Portal.SUPERVISION));
        }
    }
}
