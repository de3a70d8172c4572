package io.shouwen.privacy.log;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.InclusionProof;
import io.shouwen.privacy.log.tree.ProofFile;
import io.shouwen.privacy.log.tree.TileAddress;
import io.shouwen.privacy.vault.PersonId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads the log and its proofs. Whoever reads it is in it. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.LOG_READ)
public class ReadingAuditLog {

    /** Where counting stops: a page says "more than" from here on. */
    public static final int COUNTED_TO = AuditEntries.COUNTED_TO;

    public static final String ACTION = "privacy.log.read";

    private AuditEntries entries;
    private AuditLog log;
    private SequencerTurns turns;
    private StaffDirectory staff;

    @Resource(lookup = "java:app/jdbc/shouwen")
    DataSource database;

    protected ReadingAuditLog() {} // CDI proxy

    @Inject
    ReadingAuditLog(AuditEntries entries, AuditLog log, SequencerTurns turns, StaffDirectory staff) {
        this.entries = entries;
        this.log = log;
        this.turns = turns;
        this.staff = staff;
    }

    /** Newest first. */
    public List<LoggedEntry> list(EntryFilter filter, UUID after, int offset, int limit) {
        return list(filter, after, offset, limit, false);
    }

    /** @param after id of the last entry of the page before, or null */
    public List<LoggedEntry> list(EntryFilter filter, UUID after, int offset, int limit, boolean oldestFirst) {
        log.recordAtOnce(searched(ACTION, filter));
        return entries.list(filter, after, offset, limit, oldestFirst);
    }

    /** At most 10,000: counting further would cost more than knowing it is worth. */
    public int count(EntryFilter filter) {
        return entries.count(filter, COUNTED_TO);
    }

    /**
     * One who dealt with a field of somebody, or whose field was dealt with, in a month.
     *
     * @param who staff number, or person id
     * @param month such as {@code 2026-03}, in the organisation's zone
     */
    public record SeenField(String who, String field, String month, long times) {}

    /** Who dealt with which of this person's fields in which month: "who saw the phone in March". */
    public List<SeenField> whoSawWhat(UUID person, ZoneId zone) {
        return entries.byFieldAndMonth("actor", "subject = ?", person, zone);
    }

    /** Whose which fields this member of staff dealt with, by month. */
    public List<SeenField> whatSaw(StaffId member, ZoneId zone) {
        return entries.byFieldAndMonth("subject::text", "actor = ? and subject is not null", member.value(), zone);
    }

    /**
     * Somebody who acted on a person's data, or whose data somebody acted on.
     *
     * @param who staff number, or person id
     * @param times in how many entries
     */
    public record Seen(String who, long times, Instant lastAt) {}

    /** Everyone who has an entry about this person, most recent first. */
    public List<Seen> whoSaw(UUID person) {
        return entries.grouped("actor", "subject = ?", person);
    }

    /** Everyone about whom this member of staff has an entry, most recent first. */
    public List<Seen> whomSaw(StaffId member) {
        return entries.grouped("subject::text", "actor = ? and subject is not null", member.value());
    }

    /** What was searched for: whose data, and which filters; an employee only where the number is one of ours. */
    AuditEvent searched(String action, EntryFilter filter) {
        String object = filter.actor() != null
                        && staff.find(new StaffId(filter.actor())).isPresent()
                ? "platform.staff/" + filter.actor()
                : "privacy.log/entries";
        AuditEvent event = AuditEvent.done(action, object).fields(filter.used());
        return filter.subject() == null ? event : event.about(new PersonId(filter.subject()));
    }

    public LoggedEntry entry(UUID id) {
        LoggedEntry entry = entries.find(id).orElseThrow(UnknownEntry::new);
        log.recordAtOnce(AuditEvent.done(ACTION, "privacy.log/" + id));
        return entry;
    }

    /** @throws NotPublished within the first second of an entry's life */
    public EntryProof proof(UUID id) {
        LoggedEntry entry = entry(id);
        try (Connection connection = database.getConnection()) {
            LogStorage storage = new LogStorage(connection);
            Published published = storage.latest().orElseThrow(NotPublished::new);
            if (entry.index() == null || entry.index() >= published.size()) {
                throw new NotPublished();
            }
            InclusionProof proof = storage.nodes(published.size()).inclusion(entry.index(), published.size());
            return new EntryProof(
                    entry,
                    Hash.ofEntry(entry.leaf().getBytes(StandardCharsets.UTF_8)),
                    proof,
                    Checkpoint.open(published.note(), turns.signer().verifierKey()),
                    new ProofFile(entry.index(), proof.hashes(), published.note()),
                    key());
        } catch (SQLException broken) {
            throw new IllegalStateException("the audit log cannot be read", broken);
        }
    }

    /** The newest signed checkpoint. */
    public String checkpoint() {
        try (Connection connection = database.getConnection()) {
            return new LogStorage(connection)
                    .latest()
                    .orElseThrow(NothingPublished::new)
                    .note();
        } catch (SQLException broken) {
            throw new IllegalStateException("the audit log cannot be read", broken);
        }
    }

    /** The log's public key, as {@code shouwen-verify --key} takes it. */
    public String key() {
        return turns.signer().verifierKey().toString();
    }

    /** Of the checkpoints' second signature, with the SM suite (ADR 6). */
    Optional<String> secondKey() {
        return turns.signer().secondKey().map(Object::toString);
    }

    /** By index, as {@link LogAlarms#notes}. */
    SortedMap<Long, String> clearanceNotes(long size) {
        try (Connection connection = database.getConnection()) {
            return new LogAlarms(connection, turns.clearing()).notes(size);
        } catch (SQLException broken) {
            throw new IllegalStateException("the audit log cannot be read", broken);
        }
    }

    /** A tile of hashes or a bundle of entries; the latter is a read of the log like any other. */
    public byte[] tile(TileAddress address) {
        if (!address.isIn(size())) {
            throw new NoSuchTile();
        }
        // With no connection open: recording takes one of its own, and many who hold one and wait for another wait
        // forever.
        if (address.level() == TileAddress.ENTRIES) {
            log.recordAtOnce(AuditEvent.done(ACTION, "privacy.log/" + address.path()));
        }
        try (Connection connection = database.getConnection()) {
            return new LogStorage(connection).tile(address);
        } catch (SQLException broken) {
            throw new IllegalStateException("the audit log cannot be read", broken);
        }
    }

    private long size() {
        try (Connection connection = database.getConnection()) {
            return new LogStorage(connection).latest().map(Published::size).orElse(0L);
        } catch (SQLException broken) {
            throw new IllegalStateException("the audit log cannot be read", broken);
        }
    }

    public LogOverview overview() {
        String sql = """
                select coalesce(c.size, 0), c.root, c.published_at, w.size, w.at,
                    (select count(*) from (select 1 from audit.entry e
                        where e.xact >= coalesce(c.watermark, 0)
                            and not exists (select 1 from audit.leaf l where l.entry_id = e.id)
                        limit 100000) waiting)
                from (select 1) one
                left join lateral (select * from audit.checkpoint order by size desc limit 1) c on true
                left join lateral (select size, at from audit.witnessed order by size desc limit 1) w on true
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            byte[] root = row.getBytes(2);
            LogAlarms alarms = new LogAlarms(connection, turns.clearing());
            return new LogOverview(
                    row.getLong(1),
                    row.getInt(6),
                    root == null ? null : Hash.of(root).base64(),
                    instant(row, 3),
                    row.getObject(4, Long.class),
                    instant(row, 5),
                    key(),
                    secondKey(),
                    alarms.open(),
                    alarms.newest(10),
                    WitnessRun.standings(connection, turns.witnesses()),
                    sweep(connection));
        } catch (SQLException broken) {
            throw new IllegalStateException("the audit log cannot be read", broken);
        }
    }

    private static LogOverview.Sweep sweep(Connection connection) throws SQLException {
        String sql = "select position::bigint, ended_at, ended_count from privacy.log_sweep where part = 'tree'";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? new LogOverview.Sweep(row.getLong(1), instant(row, 2), row.getObject(3, Long.class))
                    : new LogOverview.Sweep(0, null, null);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
