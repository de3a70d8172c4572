package io.shouwen.privacy.rights;

import java.time.Instant;

/**
 * Something to be done for a request.
 *
 * @param word such as {@code erase} or {@code correct:phone}
 * @param doneAt null while open
 * @param evidence what proves it, such as the hash of a report; null while open
 */
public record RequestTask(String word, Instant doneAt, String doneBy, String evidence) {

    public boolean done() {
        return doneAt != null;
    }
}
