package io.shouwen.privacy.vault;

import io.shouwen.platform.job.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The keys' life in numbers: versions, ages, how many. No key, no person.
 *
 * @param source {@code file}, {@code pkcs11} or {@code transit}
 * @param suite that new values are sealed with
 * @param destroyed people whose keys have been destroyed
 * @param ledgerBehind destructions could not be written to the ledger outside the database
 */
public record KeysOverview(
        String source,
        String suite,
        List<Kek> keks,
        List<DataKeys> dataKeys,
        List<IndexKey> indexKeys,
        List<RotationView> rotations,
        long destroyed,
        boolean ledgerBehind) {

    public KeysOverview {
        keks = List.copyOf(keks);
        dataKeys = List.copyOf(dataKeys);
        indexKeys = List.copyOf(indexKeys);
        rotations = List.copyOf(rotations);
    }

    /**
     * @param wraps how many keys are wrapped under it
     * @param retiredAt null while it may be needed
     */
    public record Kek(int version, Instant madeAt, Instant retiredAt, long wraps, boolean due) {}

    /** @param people how many have a key of this suite and version */
    public record DataKeys(String suite, int version, long people, Instant oldest, Instant newest) {}

    /**
     * @param kind such as {@code PHONE}
     * @param retiredAt null while it is searched with
     * @param writes whether new values are hashed with it
     */
    public record IndexKey(String kind, int version, String suite, Instant madeAt, Instant retiredAt, boolean writes) {}

    /** @param phase what it is at */
    public record RotationView(
            UUID id,
            RotatedKeys keys,
            Integer version,
            String phase,
            JobStatus.State state,
            int percent,
            String by,
            Instant beganAt,
            Instant endedAt,
            String failure) {

        public boolean over() {
            return endedAt != null || state == JobStatus.State.FAILED || state == JobStatus.State.CANCELLED;
        }
    }
}
