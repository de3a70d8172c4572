package io.shouwen.workorder.desk;

import io.shouwen.platform.staff.StaffId;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/** Implemented by modules that have a figure for "my month at a glance": an application-scoped bean, one query at most. */
public interface DeskFigures {

    /** Lower first. */
    int order();

    /** For the person's own eyes; empty where it has nothing to say about them. */
    List<Figure> of(StaffId person, YearMonth month, Locale locale);

    /**
     * @param label in the reader's language
     * @param value as it is shown, or {@code –}
     * @param path of the rows behind it, or null
     */
    record Figure(String label, String value, String path) {}
}
