package io.shouwen.workorder.calendar;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** No working calendar has that version. */
public final class UnknownCalendarVersion extends Refusal {
    UnknownCalendarVersion() {
        super(Kind.UNKNOWN, "workorder.unknown-calendar-version", "no working calendar has this version", Map.of());
    }
}
