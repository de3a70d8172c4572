package io.shouwen.privacy.rights;

import java.time.LocalDate;

/** Counts days on which people work, make-up workdays (调休) included. Implemented by the module that knows the calendar. */
public interface WorkingDays {

    /** The so-manieth working day after that day, which itself does not count. */
    LocalDate after(LocalDate day, int workingDays);

    /** Whether holidays and make-up workdays of that day's year are known; a due date in another year is provisional. */
    boolean knows(LocalDate day);

    /** Working days after the first up to and with the second; negative where it lies before. */
    int between(LocalDate from, LocalDate to);
}
