package io.shouwen.privacy.log;

import io.shouwen.privacy.log.LogRun.Work;
import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.Malformed;
import io.shouwen.privacy.log.tree.VerifierKey;
import io.shouwen.privacy.log.witness.Witness;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hands the newest checkpoint to the witnesses. A node claims a witness for a while, sends with no lock and no transaction
 * open, and notes how it went; so several nodes send once, and one that dies keeps nobody waiting for long.
 */
final class WitnessRun {

    /** Action of the entry that tells of a witness without its history. */
    static final String LOST = "privacy.log.witness-lost";

    /** Longer than any witness takes. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(15);

    private final LogRun transactions;
    private final VerifierKey key;
    private final Clock clock;

    /** @param database outside container transactions */
    WitnessRun(LogRun transactions, VerifierKey key, Clock clock) {
        this.transactions = transactions;
        this.key = key;
        this.clock = clock;
    }

    /** @return whether this node handed something over now */
    boolean run(Witness witness) throws SQLException {
        Optional<Published> claimed = inOneTransaction(connection -> claim(connection, witness));
        if (claimed.isEmpty()) {
            return false;
        }
        Published published = claimed.get();
        String failure;
        try {
            requireHistory(witness);
            witness.hand(Checkpoint.open(published.note(), key), published.note());
            inOneTransaction(connection -> sent(connection, witness, published.size()));
            return true;
        } catch (Witness.Refused refused) {
            failure = refused.getMessage();
        } catch (IOException | RuntimeException failed) {
            // Its own words may quote addresses and passwords.
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            failure = cause.getClass().getSimpleName();
        }
        String words = failure;
        inOneTransaction(connection -> failed(connection, witness, words));
        return false;
    }

    /**
     * That one which was handed checkpoints before still has any. It is handed nothing in that state: with a new one it would
     * look as if nothing had been lost. Told as a failure, and once as an entry of the log.
     */
    private void requireHistory(Witness witness) throws SQLException, IOException {
        if (witness.empty()) {
            long handed = inOneTransaction(connection -> handed(connection, witness));
            if (handed > 0) {
                String words = "it is empty, though it was handed the checkpoint of " + handed
                        + " entries: its history is lost, or its disk not mounted";
                if (inOneTransaction(connection -> lost(connection, witness, words))) {
                    transactions.record(AuditEvent.done(LOST, "privacy.log/witness/" + witness.name()));
                }
                throw new Witness.Refused(words);
            }
        }
    }

    /** @return whether it was well before */
    private boolean lost(Connection connection, Witness witness, String words) throws SQLException {
        String sql = """
                insert into privacy.log_witness as w (witness, failures, failing_since, failure) values (?, 1, ?, ?)
                on conflict (witness) do update set failures = greatest(w.failures, 1), failing_since = excluded.failing_since,
                    failure = excluded.failure
                where w.failure is distinct from excluded.failure
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, witness.name());
            update.setObject(2, utc(clock.instant()));
            update.setString(3, words);
            return update.executeUpdate() == 1;
        }
    }

    /** Entries under the newest checkpoint that it ever had, 0 for none. Rows of this table are never taken away. */
    private static long handed(Connection connection, Witness witness) throws SQLException {
        String sql = "select coalesce(max(size), 0) from audit.witnessed where witness = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, witness.name());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private <T> T inOneTransaction(Work<T> work) throws SQLException {
        return transactions.inOneTransaction(work);
    }

    private Optional<Published> claim(Connection connection, Witness witness) throws SQLException {
        Optional<Published> latest = new LogStorage(connection).latest();
        if (latest.isEmpty() || transactions.alarms(connection).open().isPresent()) {
            return Optional.empty();
        }
        // What lies too far ahead was noted before a clock went back.
        String sql = """
                insert into privacy.log_witness as w (witness, claimed_until) values (?, ?)
                on conflict (witness) do update set claimed_until = excluded.claimed_until
                where (w.claimed_until is null or w.claimed_until <= ? or w.claimed_until > ?)
                    and (w.next_at is null or w.next_at <= ? or w.next_at > ?)
                    and coalesce(w.sent_size, 0) < ?
                """;
        Instant now = clock.instant();
        Duration furthest = witness.every().compareTo(LONGEST_RETRY) > 0 ? witness.every() : LONGEST_RETRY;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, witness.name());
            update.setObject(2, utc(now.plus(CLAIM)));
            update.setObject(3, utc(now));
            update.setObject(4, utc(now.plus(CLAIM)));
            update.setObject(5, utc(now));
            update.setObject(6, utc(now.plus(furthest)));
            update.setLong(7, latest.get().size());
            return update.executeUpdate() == 1 ? latest : Optional.empty();
        }
    }

    private Void sent(Connection connection, Witness witness, long size) throws SQLException {
        Instant now = clock.instant();
        String kept = "insert into audit.witnessed (size, witness, at) values (?, ?, ?) on conflict do nothing";
        try (PreparedStatement insert = connection.prepareStatement(kept)) {
            insert.setLong(1, size);
            insert.setString(2, witness.name());
            insert.setObject(3, utc(now));
            insert.executeUpdate();
        }
        String sql = """
                update privacy.log_witness set claimed_until = null, next_at = ?, failures = 0, failing_since = null,
                    failure = null, sent_size = ?, sent_at = ? where witness = ?
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, utc(now.plus(witness.every())));
            update.setLong(2, size);
            update.setObject(3, utc(now));
            update.setString(4, witness.name());
            update.executeUpdate();
        }
        return null;
    }

    private Void failed(Connection connection, Witness witness, String words) throws SQLException {
        Instant now = clock.instant();
        int before = standing(connection, witness).failures();
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(before, 10));
        String sql = """
                update privacy.log_witness set claimed_until = null, next_at = ?, failures = failures + 1,
                    failing_since = coalesce(failing_since, ?), failure = ? where witness = ?
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, utc(now.plus(pause.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : pause)));
            update.setObject(2, utc(now));
            update.setString(3, words);
            update.setString(4, witness.name());
            update.executeUpdate();
        }
        return null;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static List<WitnessStanding> standings(Connection connection, List<Witness> witnesses) throws SQLException {
        List<WitnessStanding> standings = new ArrayList<>();
        for (Witness witness : witnesses) {
            standings.add(standing(connection, witness));
        }
        return standings;
    }

    private static WitnessStanding standing(Connection connection, Witness witness) throws SQLException {
        String sql = """
                select sent_size, sent_at, failures, failing_since, failure from privacy.log_witness where witness = ?
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, witness.name());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return new WitnessStanding(witness.name(), witness.every(), null, null, 0, null, null);
                }
                return new WitnessStanding(
                        witness.name(),
                        witness.every(),
                        row.getObject(1, Long.class),
                        instant(row, 2),
                        row.getInt(3),
                        instant(row, 4),
                        row.getString(5));
            }
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * Asks a witness what it has, and the log whether it still begins with that. Kept as an alarm where it does not: an old
     * backup was put back, or the log was rewritten.
     *
     * @return the alarm, if any is open
     * @throws IOException where it cannot be asked, or has lost what it had: it is asked again, until somebody has put it right
     */
    Optional<LogAlarm> requireContinued(Witness witness) throws SQLException, IOException {
        Checkpoint kept;
        requireHistory(witness);
        try {
            Optional<Checkpoint> newest = witness.newest(key);
            if (newest.isEmpty()) {
                return Optional.empty();
            }
            kept = newest.get();
        } catch (BadSignature | Malformed other) {
            return transactions.guarded(() -> {
                throw new LogDamaged(
                        "witness-disagrees",
                        "the witness " + witness.name() + " holds a checkpoint that is not this log's: "
                                + other.getMessage(),
                        other);
            });
        }
        return transactions.guarded(() -> inOneTransaction(connection -> {
            LogStorage storage = new LogStorage(connection);
            long size = storage.latest().map(Published::size).orElse(0L);
            if (size < kept.size()) {
                throw new LogDamaged(
                        "log-shrunk",
                        "the witness " + witness.name() + " saw " + kept.size() + " entries, there are " + size);
            }
            if (!storage.nodes(size).root(kept.size()).equals(kept.root())) {
                throw new LogDamaged(
                        "log-rewritten",
                        "the first " + kept.size() + " entries are not those that the witness " + witness.name()
                                + " saw");
            }
            return null;
        }));
    }
}
