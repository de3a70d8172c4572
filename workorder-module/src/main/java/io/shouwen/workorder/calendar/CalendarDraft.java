package io.shouwen.workorder.calendar;

import io.shouwen.platform.http.InvalidInput;
import java.time.Instant;

/**
 * A version that somebody wants to publish.
 *
 * @param version its name, small letters, digits and hyphens, such as {@code cn-2027}
 * @param validFrom null for at once
 */
public record CalendarDraft(String version, Instant validFrom, Announcement announcement) {

    /** @throws InvalidInput where the name is none, or the announcement cannot be meant */
    void requireMeaning() {
        if (version == null || !version.matches("[a-z0-9]+(-[a-z0-9]+)*") || version.length() > 40) {
            throw InvalidInput.of(
                    "version", "workorder.not-a-version-name", "small letters, digits and hyphens, such as cn-2027");
        }
        announcement.requireMeaning();
    }
}
