package io.shouwen.privacy.log;

import io.shouwen.platform.id.UuidV7;
import io.shouwen.privacy.log.tree.ClearanceNote;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What was found wrong with the log, and what came of it. Rows are only ever added, and anybody who reaches the database with the
 * application's rights may add them: so a clearance counts only where an entry tells of it, and it is signed ({@link
 * ClearingKeys}).
 */
final class LogAlarms {

    /** Action of the entry that tells of an alarm. */
    static final String RAISED = "privacy.log.alarm";

    /** What the alarm's id stands behind in such entries. */
    private static final String OBJECT = "privacy.log/alarm/";

    private static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+){0,5}");

    private static final long LOCK = 0x53484F5557454E41L;

    private static final String ALARMS = """
            select a.id, a.at, a.code, a.words, c.entry_id, c.cleared_by, c.finding, c.reference, c.note,
                e.leaf, e.index, e.at, e.told
            from audit.alarm a
            left join audit.alarm_clearance c on c.alarm = a.id
            left join lateral (
                select leaf, index,
                    case when pg_input_is_valid(said ->> 'at', 'timestamptz') then (said ->> 'at')::timestamptz end as at,
                    said ->> 'action' = 'privacy.log.alarm-clear' and said ->> 'outcome' = 'done'
                    and said ->> 'object' = 'privacy.log/alarm/' || a.id and said ->> 'actor' = c.cleared_by
                    and said ->> 'reason' = c.finding and said ->> 'case' = 'investigation/' || c.reference as told
                from (select r.leaf, l.index,
                        case when pg_input_is_valid(r.leaf, 'jsonb') then r.leaf::jsonb end as said
                    from audit.entry r left join audit.leaf l on l.entry_id = r.id
                    where r.id = c.entry_id offset 0) entry
            ) e on true
            """;

    private final Connection connection;
    private final ClearingKeys keys;

    LogAlarms(Connection connection, ClearingKeys keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /** A row of {@code audit.alarm_clearance} with what its entry says; {@code told} where that is the same. */
    private record Clearance(
            String by,
            String finding,
            String reference,
            String note,
            String leaf,
            Long index,
            Instant at,
            boolean told) {}

    private record Raised(UUID id, Instant at, String code, String words, List<Clearance> clearances) {}

    /**
     * Whoever raises an alarm, clears one, or publishes has this lock until the end of the transaction: what is published was
     * published before the alarm, or not at all.
     */
    void lock() throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(" + LOCK + ")");
        }
    }

    /** The oldest one that nobody has looked into: while there is one, nothing is published. */
    Optional<LogAlarm> open() throws SQLException {
        return all().stream().filter(LogAlarm::open).findFirst();
    }

    Optional<LogAlarm> find(UUID id) throws SQLException {
        return all().stream().filter(alarm -> alarm.id().equals(id)).findFirst();
    }

    List<LogAlarm> newest(int most) throws SQLException {
        List<LogAlarm> all = new ArrayList<>(all());
        Collections.reverse(all);
        return all.subList(0, Math.min(most, all.size()));
    }

    /** Oldest first. There are few of them, or the log has other troubles. */
    private List<LogAlarm> all() throws SQLException {
        List<LogAlarm> alarms = new ArrayList<>();
        for (Raised raised : raised()) {
            Optional<Clearance> counts = Optional.empty();
            for (Clearance clearance : raised.clearances()) {
                if (counts.isEmpty() && counts(raised.id(), clearance)) {
                    counts = Optional.of(clearance);
                }
            }
            alarms.add(new LogAlarm(
                    raised.id(),
                    raised.at(),
                    raised.code(),
                    raised.words(),
                    counts.map(Clearance::at).orElse(null),
                    counts.map(Clearance::by).orElse(null),
                    counts.map(Clearance::finding).orElse(null),
                    counts.map(Clearance::reference).orElse(null)));
        }
        return alarms;
    }

    /**
     * What was signed to clear alarms, whether it counts or not: whoever reads the log elsewhere judges that by keys of their own.
     *
     * @param size of the log
     * @return by the index of the entry that tells of the clearance
     */
    SortedMap<Long, String> notes(long size) throws SQLException {
        SortedMap<Long, String> notes = new TreeMap<>();
        for (Raised raised : raised()) {
            for (Clearance clearance : raised.clearances()) {
                boolean inTheLog = clearance.told() && clearance.index() != null && clearance.index() < size;
                if (inTheLog && clearance.note() != null) {
                    notes.put(clearance.index(), clearance.note());
                }
            }
        }
        return notes;
    }

    private boolean counts(UUID alarm, Clearance clearance) throws SQLException {
        if (!clearance.told()) {
            return false;
        }
        ClearanceNote note = new ClearanceNote(keys.origin(), alarm, clearance.finding(), clearance.reference());
        return keys.signed(note, clearance.by(), clearance.note())
                || clearance.index() != null
                        && keys.published(new LogStorage(connection), clearance.index(), clearance.leaf());
    }

    private List<Raised> raised() throws SQLException {
        Map<UUID, Raised> alarms = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(ALARMS + "order by a.id, c.entry_id");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                UUID id = row.getObject(1, UUID.class);
                if (!alarms.containsKey(id)) {
                    alarms.put(
                            id, new Raised(id, instant(row, 2), row.getString(3), row.getString(4), new ArrayList<>()));
                }
                if (row.getObject(5) != null) {
                    alarms.get(id)
                            .clearances()
                            .add(new Clearance(
                                    row.getString(6),
                                    row.getString(7),
                                    row.getString(8),
                                    row.getString(9),
                                    row.getString(10),
                                    row.getObject(11, Long.class),
                                    instant(row, 12),
                                    row.getBoolean(13)));
                }
            }
        }
        return List.copyOf(alarms.values());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** What is wrong with the alarms themselves, and no alarm tells yet. */
    List<LogDamaged> damages() throws SQLException {
        List<LogDamaged> found = new ArrayList<>();
        for (Raised raised : raised()) {
            for (Clearance clearance : raised.clearances()) {
                if (!counts(raised.id(), clearance)) {
                    found.add(forged(raised.id()));
                    break;
                }
            }
        }
        String gone = """
                select e.object, e.reason from (
                    select leaf::jsonb ->> 'object' as object, leaf::jsonb ->> 'reason' as reason
                    from audit.entry where action = ? and pg_input_is_valid(leaf, 'jsonb') offset 0) e
                where e.object ~ ('^' || ? || '[0-9a-f-]{36}$') and e.object not in (select ? || id from audit.alarm)
                """;
        try (PreparedStatement query = connection.prepareStatement(gone)) {
            query.setString(1, RAISED);
            query.setString(2, OBJECT);
            query.setString(3, OBJECT);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(vanishedAsTold(row.getString(1), row.getString(2)));
                }
            }
        }
        List<LogAlarm> all = all();
        found.removeIf(damage -> all.stream()
                .anyMatch(alarm ->
                        alarm.code().equals(damage.code()) && alarm.words().equals(damage.getMessage())));
        return found;
    }

    private static LogDamaged forged(UUID alarm) {
        return new LogDamaged(
                "clearance-forged",
                "the alarm " + alarm
                        + " has a clearance that no officer gave: it is not signed, or no entry tells of it");
    }

    /** Words of an entry that anybody may have written are repeated only where they have the form of ours. */
    private static LogDamaged vanishedAsTold(String object, String code) {
        boolean word = code != null && WORD.matcher(code).matches();
        return vanished(object.substring(OBJECT.length()), word ? code : "-");
    }

    static LogDamaged vanished(String alarm, String code) {
        return new LogDamaged(
                "alarm-vanished", "the alarm " + alarm + " (" + code + ") is gone: alarms are cleared, never deleted");
    }

    /** Alarms of which no entry tells. */
    List<LogAlarm> untold() throws SQLException {
        String sql = """
                select coalesce(leaf::jsonb ->> 'object', '') from audit.entry
                where action = ? and pg_input_is_valid(leaf, 'jsonb')
                """;
        List<String> told = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, RAISED);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    told.add(row.getString(1));
                }
            }
        }
        return all().stream()
                .filter(alarm -> !told.contains(object(alarm.id())))
                .toList();
    }

    static String object(UUID alarm) {
        return OBJECT + alarm;
    }

    /**
     * Unless one of that code is open already: several nodes see the same. Under the {@link #lock}.
     *
     * @return the alarm's id, where there is a new one
     */
    Optional<UUID> raise(LogDamaged damaged, Instant now) throws SQLException {
        lock();
        boolean known =
                all().stream().anyMatch(alarm -> alarm.open() && alarm.code().equals(damaged.code()));
        if (known) {
            return Optional.empty();
        }
        String sql = "insert into audit.alarm (id, at, code, words) values (?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            UUID id = UuidV7.at(now);
            insert.setObject(1, id);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, damaged.code());
            insert.setString(4, damaged.getMessage());
            insert.executeUpdate();
            return Optional.of(id);
        }
    }

    /**
     * Under the {@link #lock}, after {@link #find} has shown it open.
     *
     * @param entry that tells of it
     * @param note signed
     */
    void clear(UUID entry, ClearanceNote clearance, String note, String by, Instant now) throws SQLException {
        String sql = """
                insert into audit.alarm_clearance (alarm, at, cleared_by, finding, reference, entry_id, note)
                values (?, ?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, clearance.alarm());
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, by);
            insert.setString(4, clearance.finding());
            insert.setString(5, clearance.reference());
            insert.setObject(6, entry);
            insert.setString(7, note);
            insert.executeUpdate();
        }
    }
}
