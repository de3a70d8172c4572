package io.shouwen.workorder.calendar.api;

import io.shouwen.workorder.calendar.CalendarPreview;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a version would change; the ETag goes with it to publish exactly this.
 *
 * @param basedOn the version that it was compared with
 * @param runningClocks due in that year; they keep their version and their deadlines
 * @param changes days that it says something else of than the version before
 */
public record CalendarPreviewView(
        String version,
        String basedOn,
        int year,
        Instant validFrom,
        long workdaysBefore,
        long workdaysAfter,
        List<String> hoursBefore,
        List<String> hoursAfter,
        int runningClocks,
        List<ChangeView> changes) {

    /** @param before and {@code after}: {@code workday}, {@code weekend}, {@code off}, {@code make-up} or {@code other-hours} */
    public record ChangeView(
            LocalDate day, String before, String after, List<String> hoursBefore, List<String> hoursAfter) {}

    static CalendarPreviewView of(CalendarPreview preview) {
        return new CalendarPreviewView(
                preview.after().version(),
                preview.before().version(),
                preview.year(),
                preview.from(),
                preview.workdaysBefore(),
                preview.workdaysAfter(),
                Hours.written(preview.before().hours()),
                Hours.written(preview.after().hours()),
                preview.runningClocks(),
                preview.changes().stream()
                        .map(change -> new ChangeView(
                                change.day(),
                                change.before().word(),
                                change.after().word(),
                                Hours.written(change.hoursBefore()),
                                Hours.written(change.hoursAfter())))
                        .toList());
    }
}
