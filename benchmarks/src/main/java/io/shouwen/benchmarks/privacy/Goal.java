package io.shouwen.benchmarks.privacy;

import java.util.Locale;

/** What a ratio should come to. Told, never asserted: a busy machine is no defect. */
record Goal(boolean atLeast, double bound, String unit) {

    static Goal atLeast(double bound, String unit) {
        return new Goal(true, bound, unit);
    }

    static Goal atMost(double bound, String unit) {
        return new Goal(false, bound, unit);
    }

    boolean met(double value) {
        return atLeast ? value >= bound : value <= bound;
    }

    @Override
    public String toString() {
        return (atLeast ? "≥ " : "≤ ") + figure(bound) + unit;
    }

    static String figure(double value) {
        return value >= 1000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : value >= 10 ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
