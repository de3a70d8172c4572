package io.shouwen.performance.score;

import io.shouwen.platform.staff.StaffId;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * One person's month.
 *
 * @param dimensions those that the scheme weighs, in its order
 * @param score the total at the scheme's scale, or null where a dimension is insufficient: never zero (F20)
 * @param band null with it
 * @param group the PK group of the person's last day in the month, or null
 * @param answers how many customers' answers count
 */
public record Scorecard(
        StaffId staff,
        YearMonth month,
        String scheme,
        List<Figure> dimensions,
        BigDecimal score,
        Band band,
        String group,
        int answers) {

    public Scorecard {
        dimensions = List.copyOf(dimensions);
    }

    public Optional<BigDecimal> total() {
        return Optional.ofNullable(score);
    }

    public Optional<Band> bandIfAny() {
        return Optional.ofNullable(band);
    }

    public Optional<Figure> dimension(Dimension which) {
        return dimensions.stream()
                .filter(figure -> figure.code().equals(which.word()))
                .findFirst();
    }

    /** The dimensions without points: why the total is held for a person to decide. */
    public List<Figure> insufficient() {
        return dimensions.stream().filter(figure -> !figure.sufficient()).toList();
    }
}
