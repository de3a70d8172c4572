package io.shouwen.privacy.anomaly.api;

import io.shouwen.platform.http.Words;
import io.shouwen.privacy.anomaly.Alert;
import io.shouwen.privacy.anomaly.AnomalyRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * @param hour of the organisation's day, or null where the window is the day
 * @param why how the threshold came about: days of history, median, deviation, floor, lenience after a false alarm
 * @param entries ids of audit entries, the first two hundred
 */
public record AlertView(
        UUID id,
        @Words(AnomalyRule.class) String rule,
        int ruleVersion,
        String staff,
        LocalDate day,
        Integer hour,
        long value,
        BigDecimal threshold,
        Map<String, String> why,
        List<String> entries,
        int entriesTotal,
        @Words(Alert.State.class) String state,
        Instant raisedAt,
        Instant updatedAt,
        String handledBy,
        Instant handledAt,
        @Words(Alert.FalseAlarm.class) String reason) {

    static AlertView of(Alert alert) {
        return new AlertView(
                alert.id(),
                alert.rule().word(),
                alert.ruleVersion(),
                alert.staff(),
                alert.day(),
                alert.hour(),
                alert.value(),
                alert.threshold(),
                alert.why(),
                alert.entries(),
                alert.entriesTotal(),
                alert.state().word(),
                alert.raisedAt(),
                alert.updatedAt(),
                alert.handledBy(),
                alert.handledAt(),
                alert.reason());
    }
}
