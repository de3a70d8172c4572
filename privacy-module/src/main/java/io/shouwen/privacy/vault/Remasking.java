package io.shouwen.privacy.vault;

import io.shouwen.platform.job.JobRun;
import io.shouwen.privacy.vault.StoredTable.StoredRow;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Makes masks anew that earlier rules made: opens what stands beside them, and puts the mask that today's rules give in the
 * old one's place, where the ciphertext is still what was read; in texts as well as in columns of their own. Rows say themselves which rules made their masks, so a run
 * that was killed or cancelled goes on where it was. Kinds that keep no ciphertext have no mask and are not touched (P1).
 */
final class Remasking {

    static final int BATCH = 200;

    private static final System.Logger LOG = System.getLogger(Remasking.class.getName());

    private final DataKeys dataKeys;
    private final List<OutdatedMasks> stored;
    private final int batchSize;

    Remasking(DataKeys dataKeys, List<OutdatedMasks> stored, int batchSize) {
        this.dataKeys = dataKeys;
        this.stored = stored.stream()
                .sorted(Comparator.comparing(masks -> masks.table().name()))
                .toList();
        this.batchSize = batchSize;
    }

    /**
     * What one batch came to.
     *
     * @param remade rows whose masks are those of today's rules now
     * @param lost rows that somebody changed at the same moment
     * @param unreadable rows of which a value does not open, or a text has masks that it cannot tell apart
     */
    private record Outcome(long remade, long lost, Set<String> unreadable) {}

    /** How many rows have masks that earlier rules may have made. */
    long outdated() {
        return stored.stream()
                .mapToLong(masks -> masks.table().outdatedMasks(Masks.VERSION))
                .sum();
    }

    /** How many rows have masks. */
    private long total() {
        return stored.stream().mapToLong(masks -> masks.table().count()).sum();
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
        for (OutdatedMasks masks : stored) {
            StoredTable table = masks.table();
            String position = null;
            List<StoredRow> batch = table.outdatedMasks(Masks.VERSION, position, batchSize);
            while (!batch.isEmpty() && !job.cancelRequested()) {
                Outcome outcome = batch(masks, batch);
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

    private Outcome batch(OutdatedMasks masks, List<StoredRow> rows) {
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
            try {
                if (masks.remake(row, keys.get(row.person()))) {
                    remade++;
                } else {
                    lost++;
                }
            } catch (GeneralSecurityException changed) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "masks of row {0} in {1}, of person {2}, stay: what they stand for does not open",
                        row.row(),
                        masks.table().name(),
                        row.person());
                unreadable.add(row.row());
            }
        }
        return new Outcome(remade, lost, unreadable);
    }
}
