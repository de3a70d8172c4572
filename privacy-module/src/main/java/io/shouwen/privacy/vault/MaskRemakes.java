package io.shouwen.privacy.vault;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The runs in which masks were made anew: {@code privacy.mask_remake}. */
@ApplicationScoped
@Transactional
class MaskRemakes {

    private static final String SELECT =
            "select job, version, began_at, remade, unreadable, ended_at from privacy.mask_remake";

    private Sql sql;
    private AuditLog log;
    private Clock clock;

    /**
     * @param version of the rules that the masks were brought to
     * @param unreadable rows of which a value did not open
     * @param endedAt null while it runs
     */
    record Remake(UUID job, int version, Instant beganAt, long remade, long unreadable, Instant endedAt) {}

    protected MaskRemakes() {} // CDI proxy

    @Inject
    MaskRemakes(Sql sql, AuditLog log, Clock clock) {
        this.sql = sql;
        this.log = log;
        this.clock = clock;
    }

    /** @return false where another has not ended */
    boolean begin(UUID job) {
        return sql.change(
                        "insert into privacy.mask_remake (job, version, began_at) values (?, ?, ?) on conflict do nothing",
                        job,
                        Masks.VERSION,
                        clock.instant())
                == 1;
    }

    void remade(UUID job, long rows) {
        sql.change("update privacy.mask_remake set remade = remade + ? where job = ?", rows, job);
    }

    /** @param left rows whose masks are still of earlier rules */
    void end(UUID job, long unreadable, long left) {
        int ended = sql.change(
                "update privacy.mask_remake set ended_at = ?, unreadable = ? where job = ? and ended_at is null",
                clock.instant(),
                unreadable,
                job);
        if (ended == 1) {
            log.record(AuditEvent.done("privacy.masks.remade", "privacy.mask-remake/" + job)
                    .because("v" + Masks.VERSION)
                    .transition(null, left == 0 ? "complete" : "incomplete"));
        }
    }

    /** Its job has failed for good, or was cancelled before it began. */
    void giveUp(UUID job) {
        sql.change(
                "update privacy.mask_remake set ended_at = ? where job = ? and ended_at is null", clock.instant(), job);
    }

    Optional<Remake> find(UUID job) {
        return sql.first(SELECT + " where job = ?", MaskRemakes::remake, job);
    }

    Optional<Remake> running() {
        return sql.first(SELECT + " where ended_at is null", MaskRemakes::remake);
    }

    /** Newest first. */
    List<Remake> latest(int atMost) {
        return sql.list(SELECT + " order by began_at desc, job desc limit ?", MaskRemakes::remake, atMost);
    }

    private static Remake remake(ResultSet row) throws SQLException {
        return new Remake(
                row.getObject(1, UUID.class),
                row.getInt(2),
                Sql.instant(row, 3),
                row.getLong(4),
                row.getLong(5),
                Sql.instant(row, 6));
    }
}
