package io.shouwen.crm.imports;

import io.shouwen.platform.staff.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * How far an import is.
 *
 * @param rows in the file
 * @param ready rows that can be taken in, still waiting
 * @param imported rows that became customers
 * @param duplicates rows whose person is a customer already, or stood earlier in the file; they change nothing.
 *     Whose ID number is known is counted only when rows are taken in, and never told row by row (P1)
 * @param faulty rows with errors
 * @param skipped rows that were ready when the import was cancelled
 * @param columns words of the columns that were understood
 * @param job the job that takes the rows in, or null before
 */
public record ImportStatus(
        UUID id,
        State state,
        int rows,
        int ready,
        int imported,
        int duplicates,
        int faulty,
        int skipped,
        List<String> columns,
        String encoding,
        long bytes,
        UUID job,
        StaffId uploadedBy,
        Instant uploadedAt,
        Instant endedAt) {

    /** The life of an import. */
    public enum State {
        /** The dry run is over: every row has its verdict, nobody has become a customer. */
        CHECKED,
        /** Rows are being taken in. */
        RUNNING,
        DONE,
        CANCELLED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean over() {
        return state == State.DONE || state == State.CANCELLED;
    }

    /** 0 to 100, of the rows that could be taken in. */
    public int percent() {
        int all = ready + imported;
        return over() || all == 0 ? 100 : imported * 100 / all;
    }
}
