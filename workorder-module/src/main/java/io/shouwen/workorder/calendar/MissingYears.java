package io.shouwen.workorder.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** From which day on the next year's announcement is missed: 1 November, unless configured otherwise. */
@ApplicationScoped
class MissingYears {

    private final MonthDay from;

    @Inject
    MissingYears(@ConfigProperty(name = "shouwen.calendar.missed-from", defaultValue = "11-01") String from) {
        try {
            this.from = MonthDay.parse("--" + from);
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("shouwen.calendar.missed-from is not a day such as 11-01: " + from, e);
        }
    }

    protected MissingYears() { // CDI proxy
        from = null;
    }

    /** Years whose announcement should be known on that day. */
    List<Integer> dueOn(LocalDate today) {
        int year = today.getYear();
        return MonthDay.from(today).isBefore(from) ? List.of(year) : List.of(year, year + 1);
    }
}
