package io.shouwen.privacy.log;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.id.UuidV7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What other capabilities learn from the log: counts, and entries in the order of the tree. Ids and words only. */
@ApplicationScoped
public class AuditFigures {

    private Sql sql;

    protected AuditFigures() {} // CDI proxy

    @Inject
    AuditFigures(Sql sql) {
        this.sql = sql;
    }

    /** How often somebody did something, and the last time. */
    public record Use(String actor, String action, long times, Instant lastAt) {}

    /** Everything done (not what was refused) in the period, by actor and action. Reads the period's partitions whole. */
    public List<Use> uses(Instant from, Instant to) {
        return sql.list(
                """
                select actor, action, count(*) as times, (array_agg(id order by id desc))[1] as last from audit.entry
                where id >= ? and id < ? and outcome = 'done' group by actor, action
                """,
                row -> new Use(
                        row.getString("actor"),
                        row.getString("action"),
                        row.getLong("times"),
                        UuidV7.timeOf(row.getObject("last", UUID.class))),
                UuidV7.lowest(from),
                UuidV7.lowest(to));
    }

    public Optional<Instant> lastSignIn(String actor) {
        return sql.first(
                "select id from audit.entry where actor = ? and action = 'platform.sign-in' order by id desc limit 1",
                row -> UuidV7.timeOf(row.getObject("id", UUID.class)),
                actor);
    }

    /** Whether anything at all was recorded before this moment. */
    public boolean existedBefore(Instant moment) {
        return sql.first("select 1 from audit.entry where id < ? limit 1", row -> true, UuidV7.lowest(moment))
                .isPresent();
    }

    /** An entry and its place in the tree. Places are given once and without gaps, to late entries as well. */
    public record Placed(long index, LoggedEntry entry) {}

    /** Entries from this place on, in the order of the tree. */
    public List<Placed> from(long index, int atMost) {
        return sql.list(
                """
                select l.index, e.id, e.leaf, l.sequenced_at from audit.leaf l join audit.entry e on e.id = l.entry_id
                where l.index >= ? order by l.index limit ?
                """,
                row -> new Placed(
                        row.getLong("index"),
                        LoggedEntry.of(
                                row.getObject("id", UUID.class),
                                row.getString("leaf"),
                                row.getLong("index"),
                                Sql.instant(row, "sequenced_at"),
                                null,
                                null,
                                null)),
                index,
                atMost);
    }

    /** What somebody did in a span of time, oldest first. */
    public List<LoggedEntry> of(String actor, Instant from, Instant to, int atMost) {
        return sql.list(
                "select id, leaf from audit.entry where actor = ? and id >= ? and id < ? order by id limit ?",
                row -> LoggedEntry.of(
                        row.getObject("id", UUID.class), row.getString("leaf"), null, null, null, null, null),
                actor,
                UuidV7.lowest(from),
                UuidV7.lowest(to),
                atMost);
    }
}
