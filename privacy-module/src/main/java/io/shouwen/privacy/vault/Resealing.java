package io.shouwen.privacy.vault;

import io.shouwen.privacy.vault.DataKeys.DataKey;
import io.shouwen.privacy.vault.StoredTable.Fresh;
import io.shouwen.privacy.vault.StoredTable.Stored;
import io.shouwen.privacy.vault.StoredTable.StoredRow;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens stored values under whatever key they name and seals them under the newest of their person, in the suite that is set;
 * hashes them anew where their index key is not the one that writes. Values that are as they should be are left alone.
 */
final class Resealing {

    private static final System.Logger LOG = System.getLogger(Resealing.class.getName());

    private final Keys keys;
    private final DataKeys dataKeys;

    Resealing(Keys keys, DataKeys dataKeys) {
        this.keys = keys;
        this.dataKeys = dataKeys;
    }

    /**
     * What one batch came to.
     *
     * @param replaced rows that were written
     * @param lost rows that somebody changed at the same moment: the next pass sees them again
     * @param unreadable people of whom a value does not open: their old keys must stay
     */
    record Outcome(int replaced, int lost, Set<PersonId> unreadable) {}

    Outcome batch(StoredTable values, List<StoredRow> rows) {
        Set<PersonId> people = new HashSet<>();
        rows.forEach(row -> people.add(row.person()));
        Map<PersonId, DataKey> newest = dataKeys.newestOf(people, keys.suite());
        Map<PersonId, List<DataKeys.Version>> all = dataKeys.allOf(people);
        int replaced = 0;
        int lost = 0;
        Set<PersonId> unreadable = new HashSet<>();
        for (StoredRow row : rows) {
            DataKey own = newest.get(row.person());
            if (own == null) {
                continue; // erased meanwhile
            }
            List<Fresh> fresh = new ArrayList<>();
            for (Stored value : row.values()) {
                try {
                    renewed(row.person(), value, own, all.getOrDefault(row.person(), List.of()))
                            .ifPresent(fresh::add);
                } catch (GeneralSecurityException changed) {
                    unreadable.add(row.person());
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "{0} in row {1} of person {2} does not open: its old key stays",
                            value.boundTo(),
                            row.row(),
                            row.person());
                }
            }
            if (!fresh.isEmpty()) {
                if (values.replace(row, fresh)) {
                    replaced++;
                } else {
                    lost++;
                }
            }
        }
        return new Outcome(replaced, lost, unreadable);
    }

    private Optional<Fresh> renewed(PersonId person, Stored value, DataKey own, List<DataKeys.Version> all)
            throws GeneralSecurityException {
        SealedValue sealed = SealedValue.parse(value.sealed()).orElseThrow(GeneralSecurityException::new);
        boolean keyIsOld = sealed.suite() != keys.suite() || sealed.keyVersion() != own.version();
        boolean indexIsOld = value.kind() != null
                && value.indexVersion() != keys.writingIndexKey(value.kind()).version();
        if (!keyIsOld && !indexIsOld) {
            return Optional.empty();
        }
        byte[] plain = opened(person, value, all);
        try {
            byte[] anew = keyIsOld
                    ? keys.suite()
                            .seal(own.key(), own.version(), boundTo(person, value), plain)
                            .bytes()
                    : value.sealed();
            return Optional.of(new Fresh(value.column(), anew, indexIsOld ? hash(value, plain) : null));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * @param all the person's keys
     * @return what to wipe after use
     * @throws GeneralSecurityException where it was changed, or its key is not among these
     */
    static byte[] opened(PersonId person, Stored value, List<DataKeys.Version> all) throws GeneralSecurityException {
        SealedValue sealed = SealedValue.parse(value.sealed()).orElseThrow(GeneralSecurityException::new);
        DataKey key = all.stream()
                .filter(known -> known.suite() == sealed.suite() && known.key().version() == sealed.keyVersion())
                .map(DataKeys.Version::key)
                .findFirst()
                .orElseThrow(GeneralSecurityException::new);
        return sealed.suite().open(key.key(), boundTo(person, value), sealed);
    }

    /** As {@link #opened}, of a value that is text. */
    static String openedText(PersonId person, Stored value, List<DataKeys.Version> all)
            throws GeneralSecurityException {
        byte[] plain = opened(person, value, all);
        try {
            return new String(plain, StandardCharsets.UTF_8);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static String boundTo(PersonId person, Stored value) {
        return value.boundTo() + "|" + person;
    }

    private BlindIndex hash(Stored value, byte[] plain) throws GeneralSecurityException {
        Accepted accepted = FieldRule.of(value.kind())
                .read(new String(plain, StandardCharsets.UTF_8))
                .orElseThrow(GeneralSecurityException::new);
        return keys.writingIndexKey(value.kind()).hash(value.kind(), accepted.normalised());
    }
}
