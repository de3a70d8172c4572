package io.shouwen.privacy.vault;

import io.shouwen.platform.job.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The stored masks in numbers. No mask, no person.
 *
 * @param version of the rules by which masks are made now
 * @param outdated rows of which a mask may have been made by earlier rules
 * @param remakes the latest runs that made masks anew, newest first
 */
public record MasksOverview(int version, long outdated, List<RemakeView> remakes) {

    public MasksOverview {
        remakes = List.copyOf(remakes);
    }

    /**
     * @param remade rows
     * @param unreadable rows of which a value did not open; their masks stayed
     * @param failure reason of the last failure, or null
     */
    public record RemakeView(
            UUID id,
            int version,
            JobStatus.State state,
            int percent,
            long remade,
            long unreadable,
            String by,
            Instant beganAt,
            Instant endedAt,
            String failure) {

        public boolean over() {
            return endedAt != null || state == JobStatus.State.FAILED || state == JobStatus.State.CANCELLED;
        }
    }
}
