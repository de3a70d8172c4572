package io.shouwen.workorder.calendar;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.clock.CalendarsChanged;
import io.shouwen.workorder.clock.WorkingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A year's announcement becomes a new version of the working calendar. Clocks that start from its time on run by it; those
 * that run keep theirs, and no version is ever changed (W20).
 */
@ApplicationScoped
@Transactional
@RequiresPermission(WorkorderPermissions.CALENDAR_PUBLISH)
public class PublishingCalendar {

    private static final Duration FARTHEST = Duration.ofDays(3 * 366L);

    /** Other nodes notice a withdrawal within a minute; it must be over before the version could be used. */
    private static final Duration BEFORE_USE = Duration.ofMinutes(2);

    private CalendarVersions versions;
    private Event<CalendarsChanged> changed;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    protected PublishingCalendar() {} // CDI proxy

    @Inject
    PublishingCalendar(
            CalendarVersions versions, Event<CalendarsChanged> changed, AuditLog log, Actor actor, Clock clock) {
        this.versions = versions;
        this.changed = changed;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    public CalendarBook book() {
        return new CalendarBook(versions.all(), now());
    }

    /** What the draft would change. */
    public CalendarPreview preview(CalendarDraft draft) {
        CalendarBook book = book();
        WorkingCalendar after = next(draft, book);
        WorkingCalendar before = book.last().calendar();
        int year = draft.announcement().year();
        return new CalendarPreview(
                before,
                after,
                year,
                from(draft, book),
                CalendarPreview.changes(before, after, year),
                versions.runningClocksDue(start(year, before), start(year + 1, before)),
                book.revision());
    }

    /**
     * @param ifMatch the revision of the versions that the draft was compared with, as an entity tag
     * @throws CalendarVersionTaken where the name is in use
     */
    public CalendarVersion publish(CalendarDraft draft, String ifMatch) {
        versions.lock();
        CalendarBook book = book();
        EntityVersion.requireMatch(ifMatch, book.revision());
        CalendarVersion published = versions.add(
                book.nextNumber(),
                from(draft, book),
                next(draft, book),
                book.now(),
                actor.id().value());
        log.record(AuditEvent.done("workorder.calendar.publish", object(published.version()))
                .transition(book.last().version(), published.version()));
        changed.fire(new CalendarsChanged(published.version()));
        return published;
    }

    /** @throws UnknownCalendarVersion where there is none */
    public CalendarVersion published(UUID id) {
        return versions.find(id).orElseThrow(UnknownCalendarVersion::new);
    }

    /**
     * Takes an upcoming version back; it stays on record and its name stays taken.
     *
     * @throws UnknownCalendarVersion where there is none of that name
     * @throws CalendarVersionUsed where it is in force, was, or will be within two minutes
     */
    public CalendarVersion withdraw(String version, String ifMatch) {
        versions.lock();
        CalendarVersion found = versions.find(version).orElseThrow(UnknownCalendarVersion::new);
        EntityVersion.requireMatch(ifMatch, found.revision());
        Instant now = now();
        if (found.withdrawn() || !found.from().isAfter(now.plus(BEFORE_USE))) {
            throw new CalendarVersionUsed(version);
        }
        versions.withdraw(version, now, actor.id().value());
        log.record(AuditEvent.done("workorder.calendar.withdraw", object(version)));
        changed.fire(new CalendarsChanged(version));
        return versions.find(version).orElseThrow();
    }

    private static WorkingCalendar next(CalendarDraft draft, CalendarBook book) {
        draft.requireMeaning();
        if (book.find(draft.version()).isPresent()) {
            throw new CalendarVersionTaken(draft.version());
        }
        return draft.announcement().appliedTo(book.last().calendar(), draft.version());
    }

    /** Never in the past, where clocks have started already, and never before the version that it builds on. */
    private static Instant from(CalendarDraft draft, CalendarBook book) {
        Instant last = book.last().from();
        Instant from = draft.validFrom() != null ? draft.validFrom() : last.isAfter(book.now()) ? last : book.now();
        if (from.isBefore(book.now()) || from.isAfter(book.now().plus(FARTHEST))) {
            throw InvalidInput.of("validFrom", "workorder.not-valid-from", "a time from now on, within three years");
        }
        if (from.isBefore(last)) {
            throw InvalidInput.of(
                    "validFrom",
                    "workorder.valid-before-the-last",
                    "not before " + last + ", when the last version begins");
        }
        return from;
    }

    private static Instant start(int year, WorkingCalendar calendar) {
        return LocalDate.of(year, 1, 1).atStartOfDay(calendar.zone()).toInstant();
    }

    private static String object(String version) {
        return "workorder.working-calendar/" + version;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
