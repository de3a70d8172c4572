package io.shouwen.privacy.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One review of everybody's access. Prepared while the snapshot is taken, then open for decisions, then closed with a signed
 * report; nothing changes after that.
 *
 * @param from and {@code to}: use is counted in this period
 * @param snapshotAt null while preparing
 * @param recordedFrom since when every use leaves a mark, at the earliest the period's begin; null where nothing but the audit
 *     log was asked
 * @param reportHash SHA-256 of the signed report, in hex; null before it is closed
 */
public record Campaign(
        UUID id,
        String quarter,
        Instant from,
        Instant to,
        LocalDate dueOn,
        State state,
        Instant openedAt,
        String openedBy,
        Instant snapshotAt,
        Instant recordedFrom,
        Instant closedAt,
        String closedBy,
        String reportHash,
        LocalDate remindedOn,
        long version) {

    /** Where it stands. */
    public enum State {
        PREPARING,
        OPEN,
        CLOSED
    }

    /** Whether some of the period went by before uses were marked: what was not seen then may have been used. */
    public boolean recordedInPart() {
        return recordedFrom != null && recordedFrom.isAfter(from);
    }

    void requireOpen() {
        if (state != State.OPEN) {
            throw new ReviewNotOpen();
        }
    }

    /** @param rows all lines */
    public record Progress(int rows, int certified, int revoked, int undecided, int unfinished) {

        public int percent() {
            return rows == 0 ? 100 : (rows - undecided) * 100 / rows;
        }
    }
}
