package io.shouwen.privacy.anomaly;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * From where on a figure is unusual for one person, and how that came about: the highest of the rule's floor, the person's
 * own mean plus so many standard deviations, and what an earlier false alarm has raised it to.
 *
 * @param days how many days (or hours) of history there were
 * @param lenient null where no false alarm has raised it
 * @param ownHistory whether there was enough of it to count
 */
public record Threshold(
        BigDecimal value,
        int days,
        BigDecimal mean,
        BigDecimal deviation,
        int floor,
        Long lenient,
        boolean ownHistory) {

    /** @param history the person's figures in earlier windows in which they were at work, zeroes included */
    static Threshold of(List<Long> history, RuleParameters parameters, Long lenient) {
        double mean = history.stream().mapToLong(Long::longValue).average().orElse(0);
        double variance = history.stream()
                .mapToDouble(figure -> (figure - mean) * (figure - mean))
                .average()
                .orElse(0);
        double deviation = Math.sqrt(variance);
        boolean enough = history.size() >= parameters.minDays();
        double own = enough ? mean + parameters.sigmas().doubleValue() * deviation : 0;
        double value = Math.max(Math.max(parameters.floor(), own), lenient == null ? 0 : lenient);
        return new Threshold(
                rounded(value), history.size(), rounded(mean), rounded(deviation), parameters.floor(), lenient, enough);
    }

    boolean exceededBy(long figure) {
        return BigDecimal.valueOf(figure).compareTo(value) > 0;
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP);
    }

    /** As kept with the alert: numbers only. */
    String basis() {
        return "days=" + days + ";mean=" + mean + ";deviation=" + deviation + ";floor=" + floor + ";own=" + ownHistory
                + (lenient == null ? "" : ";lenient=" + lenient);
    }
}
