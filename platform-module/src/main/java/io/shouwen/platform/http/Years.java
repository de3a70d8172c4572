package io.shouwen.platform.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Times beyond these years are slips of the hand; far beyond them neither the database nor arithmetic takes them. */
public final class Years {

    static final int FIRST = 1900;
    static final int LAST = 2200;
    public static final String ACCEPTED = "of the years " + FIRST + " to " + LAST;

    private Years() {}

    /** @throws DateTimeException beyond the years */
    public static Instant bound(Instant time) {
        bound(time.atOffset(ZoneOffset.UTC).getYear());
        return time;
    }

    /** @throws DateTimeException beyond the years */
    public static LocalDate bound(LocalDate date) {
        bound(date.getYear());
        return date;
    }

    /** @throws DateTimeException beyond the years */
    public static YearMonth bound(YearMonth month) {
        bound(month.getYear());
        return month;
    }

    private static void bound(int year) {
        if (year < FIRST || year > LAST) {
            throw new DateTimeException(ACCEPTED);
        }
    }
}
