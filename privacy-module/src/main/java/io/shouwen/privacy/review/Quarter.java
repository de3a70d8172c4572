package io.shouwen.privacy.review;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** A quarter of a year, written {@code 2026-Q3}. */
public record Quarter(int year, int number) implements Serializable {

    public Quarter {
        if (year < 2000 || year > 9999 || number < 1 || number > 4) {
            throw new IllegalArgumentException("a quarter such as 2026-Q3");
        }
    }

    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    }

    /** @throws IllegalArgumentException for anything else */
    public static Quarter parse(String text) {
        if (text == null || !text.matches("\\d{4}-Q[1-4]")) {
            throw new IllegalArgumentException("a quarter such as 2026-Q3");
        }
        return new Quarter(Integer.parseInt(text.substring(0, 4)), text.charAt(6) - '0');
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    /** The first day of the next. */
    public LocalDate end() {
        return firstDay().plusMonths(3);
    }

    public Quarter before() {
        return of(firstDay().minusDays(1));
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
