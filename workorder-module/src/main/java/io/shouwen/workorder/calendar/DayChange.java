package io.shouwen.workorder.calendar;

import io.shouwen.workorder.clock.DayKind;
import io.shouwen.workorder.clock.WorkingStretch;
import java.time.LocalDate;
import java.util.List;

/** A day that another version says something else of. */
public record DayChange(
        LocalDate day,
        DayKind before,
        DayKind after,
        List<WorkingStretch> hoursBefore,
        List<WorkingStretch> hoursAfter) {}
