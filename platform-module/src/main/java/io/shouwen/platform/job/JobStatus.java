package io.shouwen.platform.job;

import io.shouwen.platform.staff.StaffId;
import java.time.Instant;
import java.util.UUID;

/**
 * A job as people see it.
 *
 * @param total 0 while unknown
 * @param result JSON, or null while none
 * @param failure reason of the last failure, or null
 */
public record JobStatus(
        UUID id,
        String kind,
        StaffId startedBy,
        State state,
        long done,
        long total,
        String result,
        String failure,
        Instant startedAt,
        Instant endedAt) {

    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    public boolean over() {
        return state == State.DONE || state == State.FAILED || state == State.CANCELLED;
    }

    /** 0 to 100. */
    public int percent() {
        if (state == State.DONE) {
            return 100;
        }
        return total == 0 ? 0 : (int) Math.min(100, done * 100 / total);
    }
}
