package io.shouwen.privacy.log;

import io.shouwen.platform.id.UuidV7;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The recorded entries with their states, newest first; each list is one query. */
@ApplicationScoped
class AuditEntries {

    /** Counting further would cost more than knowing it is worth. */
    static final int COUNTED_TO = 10_000;

    private static final String STATES = """
            select e.id, e.leaf, l.index, l.sequenced_at, c.integrated_at, c.published_at, w.at
            from (%s) e
            left join audit.leaf l on l.entry_id = e.id
            left join lateral (select integrated_at, published_at from audit.checkpoint
                where size > l.index order by size limit 1) c on true
            left join lateral (select at from audit.witnessed
                where size > l.index order by size limit 1) w on true
            order by e.id %s
            """;

    @Resource(lookup = "java:app/jdbc/shouwen")
    DataSource database;

    /** @param after id of the last entry of the page before, or null */
    List<LoggedEntry> list(EntryFilter filter, UUID after, int offset, int limit, boolean oldestFirst) {
        Conditions conditions = new Conditions(filter);
        if (after != null) {
            conditions.add(oldestFirst ? "id > ?" : "id < ?", after);
        }
        String order = oldestFirst ? "asc" : "desc";
        String inner =
                "select id, leaf from audit.entry" + conditions.sql() + " order by id " + order + " offset ? limit ?";
        List<LoggedEntry> entries = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(STATES.formatted(inner, order))) {
            int next = conditions.bind(query);
            query.setInt(next, offset);
            query.setInt(next + 1, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return entries;
        } catch (SQLException broken) {
            throw new IllegalStateException("the audit log cannot be read", broken);
        }
    }

    /** At most {@code most}: counting further would cost more than knowing it is worth. */
    int count(EntryFilter filter, int most) {
        Conditions conditions = new Conditions(filter);
        String sql = "select count(*) from (select 1 from audit.entry" + conditions.sql() + " limit ?) counted";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(conditions.bind(query), most);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("the audit log cannot be read", broken);
        }
    }

    /**
     * Who of them dealt with which field in which month, newest month first: what entries that name fields say, reads of
     * this log itself left out.
     *
     * @param by a column, and {@code condition} a condition with one value: both written in this package
     */
    List<ReadingAuditLog.SeenField> byFieldAndMonth(String by, String condition, Object value, ZoneId zone) {
        String sql = "select " + by + ", field, to_char((leaf::jsonb ->> 'at')::timestamptz at time zone ?, 'YYYY-MM')"
                + " as month, count(*) from audit.entry cross join lateral"
                + " jsonb_array_elements_text(leaf::jsonb -> 'fields') as named (field) where " + condition
                + " and (leaf::jsonb -> 'fields') is not null and outcome = 'done' and not starts_with(action, 'privacy.log.')"
                + " group by 1, 2, 3 order by month desc, 4 desc, 1, 2 limit 200";
        List<ReadingAuditLog.SeenField> seen = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, zone.getId());
            query.setObject(2, value);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    seen.add(new ReadingAuditLog.SeenField(
                            row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
                }
            }
            return seen;
        } catch (SQLException broken) {
            throw new IllegalStateException("the audit log cannot be read", broken);
        }
    }

    Optional<LoggedEntry> find(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        STATES.formatted("select id, leaf from audit.entry where id = ?", "desc"))) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(entry(row)) : Optional.empty();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("the audit log cannot be read", broken);
        }
    }

    /** @param by a column, and {@code condition} a condition with one value: both written in this package */
    List<ReadingAuditLog.Seen> grouped(String by, String condition, Object value) {
        String sql = "select " + by + ", count(*), (array_agg(id order by id desc))[1] as last from audit.entry where "
                + condition + " group by 1 order by last desc limit 100";
        List<ReadingAuditLog.Seen> seen = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, value);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    seen.add(new ReadingAuditLog.Seen(
                            row.getString(1), row.getLong(2), UuidV7.timeOf(row.getObject(3, UUID.class))));
                }
            }
            return seen;
        } catch (SQLException broken) {
            throw new IllegalStateException("the audit log cannot be read", broken);
        }
    }

    private static LoggedEntry entry(ResultSet row) throws SQLException {
        return LoggedEntry.of(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, Long.class),
                instant(row, 4),
                instant(row, 5),
                instant(row, 6),
                instant(row, 7));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** The where clause of a filter and its values. */
    private static final class Conditions {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        Conditions(EntryFilter filter) {
            addUnlessNull("subject = ?", filter.subject());
            addUnlessNull("actor = ?", filter.actor());
            addUnlessNull("case_reference = ?", filter.caseReference());
            addUnlessNull("purpose = ?", filter.purpose());
            addUnlessNull("outcome = ?", filter.outcome());
            if (filter.action() != null) {
                boolean beginning = filter.action().endsWith(".");
                add(beginning ? "starts_with(action, ?)" : "action = ?", filter.action());
            }
            addUnlessNull(
                    "(leaf::jsonb -> 'fields') is not null and (leaf::jsonb -> 'fields') @> jsonb_build_array(?::text)",
                    filter.field());
            addUnlessNull("id >= ?", filter.from() == null ? null : UuidV7.lowest(filter.from()));
            addUnlessNull("id < ?", filter.to() == null ? null : UuidV7.lowest(filter.to()));
        }

        private void addUnlessNull(String condition, Object value) {
            if (value != null) {
                add(condition, value);
            }
        }

        void add(String condition, Object value) {
            conditions.add(condition);
            values.add(value);
        }

        String sql() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        /** @return the next free parameter */
        int bind(PreparedStatement query) throws SQLException {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            return values.size() + 1;
        }
    }
}
