package io.shouwen.workorder.calendar;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** A version keeps its name for good, withdrawn ones too. */
public final class CalendarVersionTaken extends Refusal {
    CalendarVersionTaken(String version) {
        super(
                Kind.CONFLICT,
                "workorder.calendar-version-taken",
                "there is a working calendar of this name; a version never changes, choose another name",
                Map.of("version", version));
    }
}
