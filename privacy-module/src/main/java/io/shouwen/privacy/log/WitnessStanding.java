package io.shouwen.privacy.log;

import java.time.Duration;
import java.time.Instant;

/**
 * How a witness fares.
 *
 * @param sentSize entries under the newest checkpoint that it has, or null
 * @param failures in a row
 * @param failingSince null while all is well
 * @param failure in a word or two, or null
 */
public record WitnessStanding(
        String name,
        Duration every,
        Long sentSize,
        Instant sentAt,
        int failures,
        Instant failingSince,
        String failure) {

    public boolean well() {
        return failures == 0;
    }
}
