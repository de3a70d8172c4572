package io.shouwen.privacy.log;

import io.shouwen.platform.id.UuidV7;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was found wrong with the log, and what came of it. Rows are only ever added. */
final class LogAlarms {

    private static final String ALARMS = """
            select a.id, a.at, a.code, a.words, c.at, c.cleared_by, c.finding, c.reference
            from audit.alarm a left join audit.alarm_clearance c on c.alarm = a.id
            """;

    private final Connection connection;

    LogAlarms(Connection connection) {
        this.connection = connection;
    }

    /** The oldest one that nobody has looked into: while there is one, nothing is published. */
    Optional<LogAlarm> open() throws SQLException {
        return listed(ALARMS + "where c.alarm is null order by a.id limit ?", 1).stream()
                .findFirst();
    }

    Optional<LogAlarm> find(UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ALARMS + "where a.id = ?")) {
            query.setObject(1, id);
            return read(query).stream().findFirst();
        }
    }

    List<LogAlarm> newest(int most) throws SQLException {
        return listed(ALARMS + "order by a.id desc limit ?", most);
    }

    private List<LogAlarm> listed(String sql, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, most);
            return read(query);
        }
    }

    private static List<LogAlarm> read(PreparedStatement query) throws SQLException {
        List<LogAlarm> alarms = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                alarms.add(new LogAlarm(
                        row.getObject(1, UUID.class),
                        instant(row, 2),
                        row.getString(3),
                        row.getString(4),
                        instant(row, 5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)));
            }
        }
        return alarms;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * Unless one of that code is open already: several nodes see the same.
     *
     * @return the alarm's id, where there is a new one
     */
    Optional<UUID> raise(LogDamaged damaged, Instant now) throws SQLException {
        String sql = """
                insert into audit.alarm (id, at, code, words) select ?, ?, ?, ?
                where not exists (select 1 from audit.alarm a where a.code = ?
                    and not exists (select 1 from audit.alarm_clearance c where c.alarm = a.id))
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            UUID id = UuidV7.at(now);
            insert.setObject(1, id);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, damaged.code());
            insert.setString(4, damaged.getMessage());
            insert.setString(5, damaged.code());
            return insert.executeUpdate() == 1 ? Optional.of(id) : Optional.empty();
        }
    }

    /** @return false where it is cleared already, or there is no such alarm */
    boolean clear(UUID alarm, String by, String finding, String reference, Instant now) throws SQLException {
        String sql = """
                insert into audit.alarm_clearance (alarm, at, cleared_by, finding, reference)
                select a.id, ?, ?, ?, ? from audit.alarm a where a.id = ? on conflict do nothing
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            insert.setString(2, by);
            insert.setString(3, finding);
            insert.setString(4, reference);
            insert.setObject(5, alarm);
            return insert.executeUpdate() == 1;
        }
    }
}
