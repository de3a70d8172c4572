package io.shouwen.privacy.anomaly;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Something unusual that a member of staff did in a window, with the evidence.
 *
 * @param hour of the organisation's day, or null where the window is the day
 * @param basis how the threshold came about, such as {@code days=28;median=3.0;deviation=1.4;floor=15;own=true}
 * @param entries ids of audit entries, the first two hundred
 */
public record Alert(
        UUID id,
        AnomalyRule rule,
        int ruleVersion,
        String staff,
        LocalDate day,
        Integer hour,
        long value,
        BigDecimal threshold,
        String basis,
        List<String> entries,
        int entriesTotal,
        State state,
        Instant raisedAt,
        Instant updatedAt,
        String handledBy,
        Instant handledAt,
        String reason,
        long version) {

    /** How far compliance has come with it. */
    public enum State {
        OPEN,
        IN_WORK,
        CONFIRMED,
        FALSE_ALARM;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        public static java.util.Optional<State> of(String word) {
            return java.util.stream.Stream.of(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst();
        }
    }

    /** Why an alert was no reason for concern; the word is what the audit log keeps. */
    public enum FalseAlarm {
        BUSY_DAY,
        ASSIGNED_TASK,
        SHIFT_CHANGED,
        NEW_DUTIES,
        RULE_TOO_STRICT;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        public static java.util.Optional<FalseAlarm> of(String word) {
            return java.util.stream.Stream.of(values())
                    .filter(reason -> reason.word().equals(word))
                    .findFirst();
        }
    }

    public Alert {
        entries = List.copyOf(entries);
    }

    /** The parts of {@link #basis}. */
    public Map<String, String> why() {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : basis.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return parts;
    }
}
