package io.shouwen.privacy.anomaly;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a rule is set at present.
 *
 * @param floor nothing below or at it is unusual
 * @param sigmas how many deviations above the person's own median is unusual
 * @param minDays active days of history before the person's own median counts
 */
public record RuleParameters(
        AnomalyRule rule,
        int version,
        boolean enabled,
        int floor,
        BigDecimal sigmas,
        int minDays,
        Instant changedAt,
        String changedBy) {

    public RuleParameters {
        List<FieldProblem> problems = new ArrayList<>();
        if (floor < 0 || floor > 100_000) {
            problems.add(new FieldProblem("floor", "privacy.not-a-rule-parameter", "0 to 100000"));
        }
        if (sigmas == null || sigmas.signum() < 0 || sigmas.compareTo(BigDecimal.valueOf(20)) > 0) {
            problems.add(new FieldProblem("sigmas", "privacy.not-a-rule-parameter", "0 to 20"));
        }
        if (minDays < 1 || minDays > 30) {
            problems.add(new FieldProblem("minDays", "privacy.not-a-rule-parameter", "1 to 30"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }
}
