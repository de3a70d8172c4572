package io.shouwen.privacy.vault;

import io.shouwen.platform.job.JobRun;
import io.shouwen.privacy.vault.StoredTable.Stored;
import io.shouwen.privacy.vault.StoredTable.StoredRow;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Makes masks anew that earlier rules made: opens what stands beside them, and puts the mask that today's rules give in the
 * old one's place, where the ciphertext is still what was read. Rows say themselves which rules made their masks, so a run
 * that was killed or cancelled goes on where it was. Kinds that keep no ciphertext have no mask and are not touched (P1).
 */
final class Remasking {

    static final int BATCH = 200;

    private static final System.Logger LOG = System.getLogger(Remasking.class.getName());

    private final DataKeys dataKeys;
    private final List<StoredTable> stored;
    private final int batchSize;

    Remasking(DataKeys dataKeys, List<StoredTable> stored, int batchSize) {
        this.dataKeys = dataKeys;
        this.stored = stored.stream()
                .filter(StoredTable::hasMasks)
                .sorted(Comparator.comparing(StoredTable::name))
                .toList();
        this.batchSize = batchSize;
    }

    /**
     * What one batch came to.
     *
     * @param remade rows whose masks are those of today's rules now
     * @param lost rows that somebody changed at the same moment
     * @param unreadable rows of which a value does not open
     */
    private record Outcome(long remade, long lost, Set<String> unreadable) {}

    /** How many rows have masks that earlier rules may have made. */
    long outdated() {
        return stored.stream()
                .mapToLong(table -> table.outdatedMasks(Masks.VERSION))
                .sum();
    }

    /** How many rows have masks. */
    private long total() {
        return stored.stream().mapToLong(StoredTable::count).sum();
    }

    /**
     * Ends early, between two batches, where somebody asks for it.
     *
     * @param remade told after each batch how many rows it has made anew
     * @return how many rows have a value that does not open: their masks stay
     */
    long run(JobRun job, LongConsumer remade) {
        long total = total();
        long done = total - Math.min(total, outdated());
        Set<String> unreadable = new HashSet<>();
        for (StoredTable table : stored) {
            String position = null;
            List<StoredRow> batch = table.outdatedMasks(Masks.VERSION, position, batchSize);
            while (!batch.isEmpty() && !job.cancelRequested()) {
                Outcome outcome = batch(table, batch);
                outcome.unreadable().forEach(row -> unreadable.add(table.name() + "/" + row));
                remade.accept(outcome.remade());
                done += outcome.remade();
                job.progress(Math.min(done, total), total);
                if (outcome.lost() == 0) { // changed under our hands: look again at once, at what is there now
                    position = batch.get(batch.size() - 1).position();
                }
                batch = table.outdatedMasks(Masks.VERSION, position, batchSize);
            }
        }
        return unreadable.size();
    }

    private Outcome batch(StoredTable table, List<StoredRow> rows) {
        Set<PersonId> people = new HashSet<>();
        rows.forEach(row -> people.add(row.person()));
        Map<PersonId, List<DataKeys.Version>> keys = dataKeys.allOf(people);
        long remade = 0;
        long lost = 0;
        Set<String> unreadable = new HashSet<>();
        for (StoredRow row : rows) {
            if (!keys.containsKey(row.person())) {
                continue; // erased meanwhile
            }
            Optional<Map<String, String>> masks = masks(table, row, keys.get(row.person()));
            if (masks.isEmpty()) {
                unreadable.add(row.row());
            } else if (table.remask(row, masks.get(), Masks.VERSION)) {
                remade++;
            } else {
                lost++;
            }
        }
        return new Outcome(remade, lost, unreadable);
    }

    /** By the ciphertext's column; empty where one of them does not open. */
    private static Optional<Map<String, String>> masks(StoredTable table, StoredRow row, List<DataKeys.Version> keys) {
        Map<String, String> masks = new LinkedHashMap<>();
        for (Stored value : row.values()) {
            Optional<FieldKind> kind = table.maskOf(value);
            if (kind.isEmpty()) {
                continue;
            }
            try {
                byte[] plain = Resealing.opened(row.person(), value, keys);
                try {
                    masks.put(value.column(), Masks.ofStored(kind.get(), new String(plain, StandardCharsets.UTF_8)));
                } finally {
                    Arrays.fill(plain, (byte) 0);
                }
            } catch (GeneralSecurityException changed) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} in row {1} of person {2} does not open: its mask stays",
                        value.boundTo(),
                        row.row(),
                        row.person());
                return Optional.empty();
            }
        }
        return Optional.of(masks);
    }
}
