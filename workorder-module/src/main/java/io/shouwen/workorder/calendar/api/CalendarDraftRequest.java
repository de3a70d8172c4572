package io.shouwen.workorder.calendar.api;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import io.shouwen.workorder.calendar.AnnouncedDay;
import io.shouwen.workorder.calendar.Announcement;
import io.shouwen.workorder.calendar.CalendarDraft;
import io.shouwen.workorder.clock.WorkingStretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version to be published: the last one with this year's days in place of those that it had.
 *
 * @param version its name, such as {@code cn-2027}
 * @param year that was announced
 * @param validFrom left out: at once, or with the last version where that is not in force yet
 * @param hours of every workday from then on, such as {@code ["09:00-12:00", "13:30-18:00"]}; left out: as they are
 */
@Schema(requiredProperties = {"version", "year", "days"})
public record CalendarDraftRequest(
        String version, Integer year, Instant validFrom, List<String> hours, List<AnnouncedDayRequest> days) {

    CalendarDraft toDraft() {
        List<FieldProblem> problems = new ArrayList<>();
        if (year == null) {
            problems.add(new FieldProblem(
                    "year",
                    "workorder.not-a-calendar-year",
                    Announcement.FIRST_YEAR + " to " + Announcement.LAST_YEAR));
        }
        List<AnnouncedDay> announced = new ArrayList<>();
        List<AnnouncedDayRequest> given = days == null ? List.of() : days;
        for (int i = 0; i < given.size(); i++) {
            announced.add(given.get(i).toDay("days[" + i + "]", problems));
        }
        List<WorkingStretch> usual = hours == null ? null : Hours.read(hours, "hours", problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new CalendarDraft(version, validFrom, new Announcement(year, announced, usual));
    }
}
