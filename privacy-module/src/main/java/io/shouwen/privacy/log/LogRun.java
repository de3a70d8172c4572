package io.shouwen.privacy.log;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.log.AuditEntry.Who;
import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.Malformed;
import io.shouwen.privacy.log.tree.NoteSigner;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * What a node does for the log twice a second: nothing while an alarm is open; otherwise it reads a slice of the log again,
 * sequences what is waiting, and asks after its own entries. Each step commits by hand: on a managed thread that a start-up
 * bean has begun, Payara 6 begins a container transaction and leaves the connections out of it, so that each statement
 * would commit alone and a lock be given back at once.
 */
final class LogRun {

    /** The log's own times do not go back; that a clock did, by more than this, is put on record. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** How often the alarms themselves are compared with what entries tell of them. */
    private static final Duration ALARMS_COMPARED = Duration.ofMinutes(1);

    private final DataSource database;
    private final NoteSigner signer;
    private final Clock clock;
    private final ClearingKeys clearing;
    private final AwaitedEntries awaited;
    private final Sequencer sequencer;
    private final RollingSweep sweep;

    private Published seen;
    /** The alarm that this node saw open last, or null. */
    private LogAlarm standing;

    private long clockTold = -1;
    private long alarmsCompared;

    /**
     * @param database outside container transactions
     * @param batch the most entries that one transaction takes up
     * @param slice how many entries are read again at each run
     */
    LogRun(
            DataSource database,
            NoteSigner signer,
            ClearingKeys clearing,
            Clock clock,
            AwaitedEntries awaited,
            int batch,
            int slice) {
        this.database = database;
        this.signer = signer;
        this.clearing = clearing;
        this.clock = clock;
        this.awaited = awaited;
        this.alarmsCompared = System.nanoTime() - ALARMS_COMPARED.toNanos();
        this.sequencer = new Sequencer(signer, clearing, clock, batch);
        this.sweep = new RollingSweep(signer.verifierKey(), clock, slice);
    }

    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** @return the alarm that keeps the log from being published, if any */
    Optional<LogAlarm> run() throws SQLException {
        compareAlarms();
        Optional<LogAlarm> open = openAlarm();
        return open.isPresent()
                ? open
                : guarded(() -> {
                    requireGrown();
                    tellOfClock();
                    // The sweep first: it stands where the damage was. One that was cleared unmended stops publication
                    // again before anything is published over it; and whoever does not look, does not publish.
                    boolean more = true;
                    while (more && inOneTransaction(sweep::take)) {
                        more = inOneTransaction(sequencer::take).more();
                    }
                    inOneTransaction(connection -> {
                        awaited.look(connection);
                        return null;
                    });
                    return null;
                });
    }

    /** Does it, and keeps as an alarm what it finds wrong. */
    Optional<LogAlarm> guarded(Callable<Void> inspection) throws SQLException {
        try {
            inspection.call();
            return Optional.empty();
        } catch (LogDamaged damaged) {
            return raise(damaged);
        } catch (Malformed unreadable) {
            // Rows are missing, or what they hold has not its form: whoever asks, that is damage and no failure.
            return raise(
                    new LogDamaged("tile-damaged", "the tree cannot be read: " + unreadable.getMessage(), unreadable));
        } catch (SQLException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * Keeps it as an alarm; and, in the same transaction, as an entry, which has its place in the tree as soon as anything has
     * one again: whoever mends the damage and removes the alarm's row does not remove its trace.
     */
    private Optional<LogAlarm> raise(LogDamaged damaged) throws SQLException {
        List<UUID> told = inOneTransaction(connection -> {
            Optional<UUID> raised = alarms(connection).raise(damaged, clock.instant());
            return raised.isPresent() ? tell(connection, raised.get(), damaged.code()) : List.of();
        });
        awaited.committed(told);
        if (damaged.code().equals(AwaitedEntries.GONE)) {
            awaited.told();
        }
        return openAlarm();
    }

    /** Where that cannot be, the alarm is kept without, and told of at a later turn. */
    private List<UUID> tell(Connection connection, UUID alarm, String code) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return insert(
                    connection,
                    AuditEvent.done(LogAlarms.RAISED, LogAlarms.object(alarm)).because(code));
        } catch (SQLException refused) {
            connection.rollback(before);
            return List.of();
        }
    }

    /** That every alarm is told of by an entry and still there, and was cleared by nobody who may not: now and then. */
    private void compareAlarms() throws SQLException {
        if (System.nanoTime() - alarmsCompared < ALARMS_COMPARED.toNanos()) {
            return;
        }
        List<UUID> told = new ArrayList<>();
        inOneTransaction(connection -> {
            LogAlarms alarms = alarms(connection);
            alarms.lock();
            for (LogAlarm alarm : alarms.untold()) {
                told.addAll(tell(connection, alarm.id(), alarm.code()));
            }
            return null;
        });
        awaited.committed(told);
        for (LogDamaged damaged :
                inOneTransaction(connection -> alarms(connection).damages())) {
            raise(damaged);
        }
        alarmsCompared = System.nanoTime();
    }

    LogAlarms alarms(Connection connection) {
        return new LogAlarms(connection, clearing);
    }

    /** The open alarm, if any. Alarms are cleared and stay; one that this node saw and that is gone is damage itself. */
    private Optional<LogAlarm> openAlarm() throws SQLException {
        LogAlarm before = standing;
        boolean gone = before != null
                && inOneTransaction(connection -> alarms(connection).find(before.id()))
                        .isEmpty();
        if (gone) {
            standing = null;
            return raise(LogAlarms.vanished(before.id().toString(), before.code()));
        }
        standing = alarm().orElse(null);
        return Optional.ofNullable(standing);
    }

    Optional<LogAlarm> alarm() throws SQLException {
        return inOneTransaction(connection -> alarms(connection).open());
    }

    /** That the log still begins with what this node saw at its last run, whatever was restored or signed meanwhile. */
    private void requireGrown() throws SQLException {
        Published latest = inOneTransaction(connection -> {
            // One look at all of it: another node may publish between two statements.
            oneSnapshot(connection);
            LogStorage storage = new LogStorage(connection);
            Published now = storage.latest().orElse(null);
            if (seen != null && now != null && now.note().equals(seen.note())) {
                return now;
            }
            if (seen != null && (now == null || now.size() < seen.size())) {
                throw new LogDamaged(
                        "log-shrunk",
                        "there were " + seen.size() + " entries under a checkpoint, now there are "
                                + (now == null ? 0 : now.size()) + ": an older state was put back");
            }
            requireSecondTrue(now);
            if (seen == null) {
                return now;
            }
            new LogInspection(storage, signer.verifierKey()).requireSize(now.size());
            if (storage.nodes(now.size()).root(seen.size()).equals(seen.root())) {
                return now;
            }
            throw new LogDamaged(
                    "log-rewritten", "the first " + seen.size() + " entries are not those of this node's last run");
        });
        seen = latest;
    }

    /** What the verifier passes over (ADR 6) is for us to look at: each node does so once for each checkpoint that it sees. */
    private void requireSecondTrue(Published published) {
        if (published == null) {
            return;
        }
        try {
            signer.requireSecondTrue(published.note());
        } catch (BadSignature | Malformed notOurs) {
            throw new LogDamaged(
                    "checkpoint-changed",
                    "the second signature of the checkpoint of size " + published.size() + " is not ours: "
                            + notOurs.getMessage(),
                    notOurs);
        }
    }

    /** Ids and times of new entries are behind those in the log: nothing is lost by it, but it must be known. */
    private void tellOfClock() throws SQLException {
        boolean behind = seen != null && clock.instant().plus(CLOCKS_DIFFER).isBefore(seen.publishedAt());
        if (!behind) {
            clockTold = -1;
        } else if (clockTold < 0) {
            clockTold = seen.size();
            AuditEvent event = AuditEvent.done("privacy.log.clock-back", "privacy.log/checkpoint/" + seen.size())
                    .transition(seen.publishedAt().toString(), clock.instant().toString());
            record(event);
        }
    }

    /** What the log itself has to say. */
    void record(AuditEvent event) throws SQLException {
        awaited.committed(inOneTransaction(connection -> insert(connection, event)));
    }

    private List<UUID> insert(Connection connection, AuditEvent event) throws SQLException {
        AuditEntry entry = AuditEntry.now(event, new Who(StaffId.SYSTEM.value(), null, null, null), clock.instant());
        String sql = "insert into audit.entry (id, leaf) values (?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, entry.id());
            insert.setString(2, new String(entry.leaf(), StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
        return List.of(entry.id());
    }

    private static void oneSnapshot(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
    }

    <T> T inOneTransaction(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T done = work.with(connection);
                connection.commit();
                return done;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
