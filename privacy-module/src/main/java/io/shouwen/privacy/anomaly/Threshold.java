package io.shouwen.privacy.anomaly;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * From where on a figure is unusual for one person, and how that came about: the highest of the rule's floor, the person's
 * own median plus so many deviations, and what an earlier false alarm has raised it to. Median and deviation hardly move where
 * a few windows stand out, as mean and standard deviation do.
 *
 * @param days how many days (or hours) of history there were
 * @param deviation median absolute deviation in the scale of a standard deviation, and at least what counts scatter by
 *     themselves, which is the root of the median
 * @param lenient null where no false alarm has raised it
 * @param ownHistory whether there was enough of it to count
 */
public record Threshold(
        BigDecimal value,
        int days,
        BigDecimal median,
        BigDecimal deviation,
        int floor,
        Long lenient,
        boolean ownHistory) {

    /** A normal distribution's standard deviation in its median absolute deviations. */
    private static final double NORMAL = 1.4826;

    /** @param history the person's figures in earlier windows in which they were at work, zeroes included */
    static Threshold of(List<Long> history, RuleParameters parameters, Long lenient) {
        double median = median(history.stream().mapToDouble(Long::doubleValue));
        double scatter = median(history.stream().mapToDouble(figure -> Math.abs(figure - median)));
        double deviation = Math.max(NORMAL * scatter, Math.sqrt(median));
        boolean enough = history.size() >= parameters.minDays();
        double own = enough ? median + parameters.sigmas().doubleValue() * deviation : 0;
        double value = Math.max(Math.max(parameters.floor(), own), lenient == null ? 0 : lenient);
        return new Threshold(
                rounded(value),
                history.size(),
                rounded(median),
                rounded(deviation),
                parameters.floor(),
                lenient,
                enough);
    }

    private static double median(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    boolean exceededBy(long figure) {
        return BigDecimal.valueOf(figure).compareTo(value) > 0;
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP);
    }

    /** As kept with the alert: numbers only. */
    String basis() {
        return "days=" + days + ";median=" + median + ";deviation=" + deviation + ";floor=" + floor + ";own="
                + ownHistory + (lenient == null ? "" : ";lenient=" + lenient);
    }
}
