package io.shouwen.privacy.log.api;

import io.shouwen.platform.http.Words;
import io.shouwen.privacy.log.ClearingAlarm;
import io.shouwen.privacy.log.LogAlarm;
import java.time.Instant;
import java.util.UUID;

/** An alarm of the log, and what came of it; {@code clearedAt} is absent while nothing is published for it. */
public record AlarmView(
        UUID id,
        Instant at,
        String code,
        String words,
        Instant clearedAt,
        String clearedBy,
        @Words(ClearingAlarm.Finding.class) String finding,
        String reference) {

    static AlarmView of(LogAlarm alarm) {
        return new AlarmView(
                alarm.id(),
                alarm.at(),
                alarm.code(),
                alarm.words(),
                alarm.clearedAt(),
                alarm.clearedBy(),
                alarm.finding(),
                alarm.reference());
    }
}
