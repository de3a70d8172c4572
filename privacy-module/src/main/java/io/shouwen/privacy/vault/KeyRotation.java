package io.shouwen.privacy.vault;

import io.shouwen.platform.job.JobRun;
import io.shouwen.privacy.vault.Rotations.Rotation;
import io.shouwen.privacy.vault.StoredTable.StoredRow;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * One run of a rotation, from where the last left off. Every step may be repeated: versions are settled before they are made,
 * keys and values are replaced only where they are still what was read. Old and new are both in force until every node knows
 * the new, every transaction that may hold the old has ended, and a whole pass has found nothing of the old: only then it goes.
 *
 * <p>Phases: {@code make}, {@code renew}, {@code settle}, {@code check}; with key-encryption keys {@code spread} before
 * {@code renew}, until the new one wraps; with data keys {@code close} before {@code check}, from
 * where on no transaction that still holds an old key can commit; with index keys {@code make}, {@code settle}, {@code renew},
 * {@code rest}, {@code check}.
 */
final class KeyRotation {

    static final int BATCH = 200;

    private final Keys keys;
    private final DataKeys dataKeys;
    private final KeyRows rows;
    private final Rotations rotations;
    private final List<StoredTable> stored;
    private final Runnable afterKek;
    private final Runnable afterIndex;
    private final Clock clock;
    private final int batchSize;

    KeyRotation(
            Keys keys,
            DataKeys dataKeys,
            DataSource database,
            Rotations rotations,
            List<StoredTable> stored,
            Runnable afterKek,
            Runnable afterIndex,
            Clock clock,
            int batchSize) {
        this.batchSize = batchSize;
        this.keys = keys;
        this.dataKeys = dataKeys;
        this.rows = new KeyRows(database);
        this.rotations = rotations;
        this.stored =
                stored.stream().sorted(Comparator.comparing(StoredTable::name)).toList();
        this.afterKek = afterKek;
        this.afterIndex = afterIndex;
        this.clock = clock;
    }

    /** Somebody asked to stop: both versions stay in force. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("cancelled", null, false, false);
        }
    }

    void run(JobRun job) {
        Rotation begun = rotations.find(job.id()).orElseThrow();
        if (begun.endedAt() != null) {
            return;
        }
        try {
            switch (begun.keys()) {
                case KEK -> rotateKek(job, begun);
                case DATA -> rotateData(job, begun);
                case INDEX -> rotateIndex(job, begun);
            }
        } catch (Stopped cancelled) {
            job.result("{\"ended\":\"cancelled\"}");
        }
        rotations.end(job.id(), clock.instant());
    }

    /** Where we are: phase, position, and what has been done of how much. */
    private final class Walk {
        private final JobRun job;
        private String phase;
        private String position;
        private long done;
        private final long total;

        Walk(JobRun job, Rotation begun, long total) {
            this.job = job;
            this.phase = begun.phase();
            this.position = begun.position();
            this.done = begun.done();
            this.total = total;
        }

        boolean in(String name) {
            return phase.equals(name);
        }

        void to(String name) {
            phase = name;
            position = null;
            rotations.at(job.id(), phase, position, done);
        }

        void step(String next, int count) {
            position = next;
            done += count;
            rotations.at(job.id(), phase, position, done);
            job.progress(Math.min(done, total), total);
            pause();
        }

        void pause() {
            if (job.cancelRequested()) {
                throw new Stopped();
            }
        }
    }

    private void rotateKek(JobRun job, Rotation begun) {
        int target = target(begun, keys.source().newest());
        Walk walk = new Walk(job, begun, 2 * rows.dataKeyCount());
        if (walk.in("make")) {
            keys.source().add(target);
            keys.kekVersions().announce(target, clock.instant().plus(keys.settling()));
            walk.to("spread");
        }
        if (walk.in("spread")) {
            keys.source().takeIn();
            while (keys.source().newest() < target) {
                rest(walk);
            }
            walk.to("renew");
        }
        if (walk.in("renew")) {
            rewrapAll(walk);
            walk.to("settle");
        }
        if (walk.in("settle")) {
            settle(walk);
            walk.to("check");
        }
        walk.position = null; // the last look is a whole one
        rewrapAll(walk);
        boolean unused = rows.uses().keySet().stream().noneMatch(version -> version < target);
        if (unused) {
            keys.kekVersions().retire(target);
        }
        job.result("{\"version\":" + target + ",\"retired\":" + unused + "}");
    }

    private void rewrapAll(Walk walk) {
        afterKek.run();
        for (KeyRows.Wrapped row : rows.indexAndSigningKeys()) {
            byte[] anew = rewrapped(row);
            if (anew != null) {
                rows.rewrap(row, anew);
            }
        }
        List<KeyRows.Wrapped> batch = rows.dataKeys(walk.position, batchSize);
        while (!batch.isEmpty()) {
            Map<KeyRows.Wrapped, byte[]> anew = new LinkedHashMap<>();
            for (KeyRows.Wrapped row : batch) {
                byte[] wrapped = rewrapped(row);
                if (wrapped != null) {
                    anew.put(row, wrapped);
                }
            }
            rows.rewrapDataKeys(anew);
            walk.step(batch.get(batch.size() - 1).place(), batch.size());
            batch = rows.dataKeys(walk.position, batchSize);
        }
    }

    /** Null where the newest version has wrapped it already. */
    private byte[] rewrapped(KeyRows.Wrapped row) {
        SealedValue wrapped = SealedValue.parse(row.wrapped())
                .orElseThrow(() -> new KeySourceFailure.Wrong("not a wrapped key: " + row.boundTo(), null));
        if (wrapped.keyVersion() >= keys.source().newest()) {
            return null;
        }
        Secret key = keys.source().unwrap(wrapped, row.boundTo());
        try {
            return keys.source().wrap(wrapped.suite(), row.boundTo(), key).bytes();
        } finally {
            key.wipe();
        }
    }

    private void rotateData(JobRun job, Rotation begun) {
        int target = target(begun, rows.newestDataKey());
        Walk walk = new Walk(job, begun, rows.peopleWithKeys() + 2 * storedRows());
        if (walk.in("make")) {
            List<PersonId> people = rows.peopleWithout(target, keys.suite(), walk.position, batchSize);
            while (!people.isEmpty()) {
                dataKeys.make(people, keys.suite(), target);
                walk.step(people.get(people.size() - 1).toString(), people.size());
                people = rows.peopleWithout(target, keys.suite(), walk.position, batchSize);
            }
            dataKeys.forgetAll();
            walk.to("renew");
        }
        if (walk.in("renew")) {
            resealAll(walk);
            walk.to("settle");
        }
        if (walk.in("settle")) {
            settle(walk);
            walk.to("close");
        }
        if (walk.in("close")) {
            awaitTransactions(walk); // those that were told before that their key still counts
            walk.to("check");
        }
        walk.position = null; // what is unreadable must be known for all before anything goes
        Set<PersonId> unreadable = resealAll(walk);
        Set<String> unknown = unknownColumns();
        long deleted = unknown.isEmpty() ? rows.deleteBelow(target, keys.suite(), unreadable) : 0;
        job.result("{\"version\":" + target + ",\"deleted\":" + deleted + ",\"unreadable\":" + unreadable.size()
                + ",\"unknownColumns\":" + unknown.size() + "}");
    }

    private void rotateIndex(JobRun job, Rotation begun) {
        int target = target(begun, rows.newestIndexKey());
        Walk walk = new Walk(job, begun, 2 * storedRows());
        if (walk.in("make")) {
            for (FieldKind kind : FieldKind.values()) {
                if (kind.indexed()) {
                    keys.makeIndexKey(kind, target, clock.instant().plus(keys.settling()));
                }
            }
            walk.to("settle");
        }
        if (walk.in("settle")) {
            settle(walk);
            keys.forgetIndexKeys();
            walk.to("renew");
        }
        if (walk.in("renew")) {
            afterIndex.run();
            resealAll(walk);
            walk.to("rest");
        }
        if (walk.in("rest")) {
            settle(walk); // a node whose clock is late may have written with the old one a little longer
            walk.to("check");
        }
        walk.position = null;
        resealAll(walk);
        int left = retireIndexKeys();
        job.result("{\"version\":" + target + ",\"olderInForce\":" + left + "}");
    }

    /**
     * Ends index keys that nothing was hashed with. Hashes without a sealed value cannot be made anew from what is stored:
     * their keys stay until the last of them has been presented again.
     *
     * @return how many older ones stay
     */
    int retireIndexKeys() {
        int left = 0;
        for (KeyRows.IndexKeyRow key : rows.indexKeys()) {
            if (key.retiredAt() != null
                    || key.version() >= keys.writingIndexKey(key.kind()).version()) {
                continue;
            }
            if (stored.stream().anyMatch(values -> values.usesIndex(key.kind(), key.version()))) {
                left++;
            } else {
                rows.retireIndexKey(key.kind(), key.version(), clock.instant());
            }
        }
        keys.forgetIndexKeys();
        return left;
    }

    private int target(Rotation begun, int newest) {
        if (begun.target() != null) {
            return begun.target();
        }
        rotations.target(begun.job(), newest + 1);
        return newest + 1;
    }

    private long storedRows() {
        return stored.stream().mapToLong(StoredTable::count).sum();
    }

    private Set<String> unknownColumns() {
        Set<String> unknown = new TreeSet<>(rows.sealedColumns());
        stored.forEach(values -> unknown.removeAll(values.columns()));
        return unknown;
    }

    /** Position: name of the table, then the position within it. */
    private Set<PersonId> resealAll(Walk walk) {
        Resealing resealing = new Resealing(keys, dataKeys);
        Set<PersonId> unreadable = new HashSet<>();
        String[] last = walk.position == null ? new String[] {"", null} : walk.position.split("\n", 2);
        for (StoredTable values : stored) {
            int order = values.name().compareTo(last[0]);
            if (order < 0) {
                continue;
            }
            String within = order == 0 ? last[1] : null;
            List<StoredRow> batch = values.after(within, batchSize);
            while (!batch.isEmpty()) {
                Resealing.Outcome outcome = resealing.batch(values, batch);
                unreadable.addAll(outcome.unreadable());
                if (outcome.lost() > 0) { // changed under our hands: look again at once, at what is there now
                    walk.pause();
                    batch = values.after(within, batchSize);
                    continue;
                }
                within = batch.get(batch.size() - 1).position();
                walk.step(values.name() + "\n" + within, batch.size());
                batch = values.after(within, batchSize);
            }
        }
        return unreadable;
    }

    /**
     * Until every node knows the new keys only. What a transaction has read it shares with its node when it ends, so the
     * nodes' memory begins to run out when the last one has ended that began before; and what was taken from that memory at
     * its last moment is written by a transaction that began since.
     */
    private void settle(Walk walk) {
        awaitTransactions(walk);
        long until = System.nanoTime() + keys.settling().toNanos();
        while (System.nanoTime() < until) {
            rest(walk);
        }
        awaitTransactions(walk);
    }

    /** Until all that run now have ended. */
    private void awaitTransactions(Walk walk) {
        Timestamp settled = rows.databaseTime();
        while (rows.transactionsSince(settled) > 0) {
            rest(walk);
        }
    }

    private static void rest(Walk walk) {
        walk.pause();
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while other nodes learn of the keys", stopped);
        }
    }
}
