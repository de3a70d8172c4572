package io.shouwen.workorder.calendar;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** A version that is in force, was, or will be in a moment stays; a mistake in it is corrected by another version. */
public final class CalendarVersionUsed extends Refusal {
    CalendarVersionUsed(String version) {
        super(
                Kind.CONFLICT,
                "workorder.calendar-version-used",
                "clocks may run by this version already; correct it by publishing another",
                Map.of("version", version));
    }
}
