package io.shouwen.platform.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import io.shouwen.platform.access.CurrentActor;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Jobs as rows of {@code platform.job}, scheduled in the same transaction with db-scheduler. */
@ApplicationScoped
@Transactional
class StoredJobs implements Jobs {

    static final String TASK = "job";

    private static final String COLUMNS =
            "SELECT id, kind, started_by, state, done, total, result, failure, started_at,"
                    + " ended_at FROM platform.job ";

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private final CurrentActor actor;
    private final Clock clock;

    @Inject
    StoredJobs(CurrentActor actor, Clock clock) {
        this.actor = actor;
        this.clock = clock;
    }

    protected StoredJobs() { // CDI proxy
        this(null, null);
    }

    @Override
    public UUID start(String kind, String parameters) {
        Instant now = clock.instant();
        UUID id = UuidV7.at(now);
        SignedInActor who = actor.identity() instanceof SignedInActor person ? person : SignedInActor.system(clock);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO platform.job (id, kind, parameters, started_by, portal, department, permissions,"
                                + " session, address, state, started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?)")) {
            insert.setObject(1, id);
            insert.setString(2, kind);
            insert.setString(3, parameters);
            insert.setString(4, who.id().value());
            insert.setString(5, who.portal().map(Portal::name).orElse(null));
            insert.setString(6, who.department().orElse(null));
            insert.setString(7, String.join(" ", who.permissions()));
            insert.setString(8, who.session());
            insert.setString(9, who.address());
            insert.setTimestamp(10, Timestamp.from(now));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot start a job of kind " + kind, e);
        }
        scheduler().scheduleIfNotExists(JobScheduler.ONE_TIME.instance(id.toString()), now);
        return id;
    }

    private SchedulerClient scheduler() {
        return SchedulerClient.Builder.create(database, JobScheduler.ONE_TIME)
                .tableName(JobScheduler.TABLE)
                .build();
    }

    @Override
    public Optional<JobStatus> find(UUID id) {
        return select("WHERE id = ?", id).stream().findFirst();
    }

    /** The latest jobs, newest first; for operators. */
    List<JobStatus> latest(int atMost) {
        return select("ORDER BY started_at DESC, id DESC LIMIT ?", atMost);
    }

    @Override
    public void cancel(UUID id) {
        execute("UPDATE platform.job SET cancel_requested = true WHERE id = ? AND ended_at IS NULL", id);
        wake(id);
    }

    /** To be called once it was put off: whoever cancelled it while it ran could not wake it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void wakeIfCancelled(UUID id) {
        if (cancelRequested(id)) {
            wake(id);
        }
    }

    /** One that waits for its time learns now what was asked of it. */
    private void wake(UUID id) {
        try {
            scheduler().reschedule(JobScheduler.ONE_TIME.instance(id.toString()), clock.instant());
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException overOrRunning) {
            // Nobody is to be woken.
        }
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void progress(UUID id, long done, long total) {
        execute("UPDATE platform.job SET done = ?, total = ? WHERE id = ?", done, total, id);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void result(UUID id, String json) {
        execute("UPDATE platform.job SET result = ? WHERE id = ?", json, id);
    }

    /** Waits for the end of a transaction that cancels it now. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean cancelRequested(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT cancel_requested FROM platform.job WHERE id = ? FOR SHARE")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read job " + id, e);
        }
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void running(UUID id) {
        execute(
                "UPDATE platform.job SET state = 'RUNNING', attempts = attempts + 1, failure = NULL WHERE id = ? AND ended_at IS NULL",
                id);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void ended(UUID id, JobStatus.State state, String failure) {
        execute(
                "UPDATE platform.job SET state = ?, failure = ?, ended_at = ? WHERE id = ?",
                state.name(),
                failure,
                Timestamp.from(clock.instant()),
                id);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void failedForNow(UUID id, String failure) {
        execute("UPDATE platform.job SET state = 'WAITING', failure = ? WHERE id = ?", failure, id);
    }

    /** What to run and for whom. */
    record Stored(String kind, String parameters, SignedInActor actor, boolean ended) {}

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Stored> load(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT kind, parameters, started_by, portal, department, permissions, session, address,"
                                + " ended_at FROM platform.job WHERE id = ?")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String permissions = row.getString(6);
                return Optional.of(new Stored(
                        row.getString(1),
                        row.getString(2),
                        new SignedInActor(
                                new StaffId(row.getString(3)),
                                row.getString(3),
                                row.getString(4) == null ? null : Portal.valueOf(row.getString(4)),
                                row.getString(5),
                                permissions.isBlank() ? Set.of() : Set.of(permissions.split(" ")),
                                row.getString(7),
                                row.getString(8),
                                null,
                                clock),
                        row.getTimestamp(9) != null));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read job " + id, e);
        }
    }

    private List<JobStatus> select(String where, Object parameter) {
        List<JobStatus> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(COLUMNS + where)) {
            query.setObject(1, parameter);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Timestamp ended = row.getTimestamp(10);
                    found.add(new JobStatus(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            new StaffId(row.getString(3)),
                            JobStatus.State.valueOf(row.getString(4)),
                            row.getLong(5),
                            row.getLong(6),
                            row.getString(7),
                            row.getString(8),
                            row.getTimestamp(9).toInstant(),
                            ended == null ? null : ended.toInstant()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read jobs", e);
        }
        return found;
    }

    private void execute(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write a job's state", e);
        }
    }
}
