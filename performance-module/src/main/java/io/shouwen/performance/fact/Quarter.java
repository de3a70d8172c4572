package io.shouwen.performance.fact;

import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A quarter of a calendar year, written {@code 2026-Q3}. */
public record Quarter(int year, int number) implements Comparable<Quarter> {

    private static final Pattern FORM = Pattern.compile("(\\d{4})-Q([1-4])");

    public Quarter {
        if (year < 1900 || year > 2200) {
            throw new IllegalArgumentException("a year of 1900 to 2200");
        }
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("a year has four quarters");
        }
    }

    public static Quarter of(YearMonth month) {
        return new Quarter(month.getYear(), (month.getMonthValue() + 2) / 3);
    }

    public static Quarter parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a quarter is written like 2026-Q3");
        }
        return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public YearMonth lastMonth() {
        return YearMonth.of(year, number * 3);
    }

    public YearMonth firstMonth() {
        return YearMonth.of(year, number * 3 - 2);
    }

    @Override
    public int compareTo(Quarter other) {
        return year != other.year ? Integer.compare(year, other.year) : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "%04d-Q%d".formatted(year, number);
    }
}
