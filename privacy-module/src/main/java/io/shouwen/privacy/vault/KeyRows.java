package io.shouwen.privacy.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The tables of wrapped keys, as those see them who rotate keys or watch them. */
final class KeyRows {

    private static final String KEK_VERSION = "('x' || encode(substring(wrapped from 3 for 4), 'hex'))::bit(32)::int";

    private final DataSource database;

    KeyRows(DataSource database) {
        this.database = database;
    }

    /** @param boundTo what it is wrapped for */
    @SuppressWarnings("ArrayRecordComponent")
    record Wrapped(String place, String boundTo, byte[] wrapped) {}

    /** Wrapped keys that are not in {@code privacy.data_key}: few. */
    List<Wrapped> indexAndSigningKeys() {
        List<Wrapped> rows = new ArrayList<>(query(
                "select kind, version, wrapped from privacy.index_key",
                row -> new Wrapped(
                        "index|" + row.getString(1) + "|" + row.getInt(2),
                        Keys.boundTo(FieldKind.valueOf(row.getString(1)), row.getInt(2)),
                        row.getBytes(3))));
        rows.addAll(query(
                "select algorithm, wrapped from privacy.signing_key where version = 1",
                row -> new Wrapped(
                        "signing|" + row.getString(1) + "|1", Keys.boundToSigning(row.getString(1)), row.getBytes(2))));
        return rows;
    }

    /** The next wrapped data keys after this place, in a fixed order. */
    List<Wrapped> dataKeys(String place, int limit) {
        String[] last =
                place == null ? new String[] {"00000000-0000-0000-0000-000000000000", "0", "0"} : place.split("\\|");
        return query(
                "select person, suite, version, wrapped from privacy.data_key"
                        + " where (person, suite, version) > (?::uuid, ?::int, ?::int) order by person, suite, version limit "
                        + limit,
                row -> new Wrapped(
                        row.getString(1) + "|" + row.getInt(2) + "|" + row.getInt(3),
                        DataKeys.boundTo(new PersonId(row.getObject(1, UUID.class)), row.getInt(3)),
                        row.getBytes(4)),
                (Object[]) last);
    }

    /** Nothing where the row is no longer what was read. */
    void rewrapDataKeys(Map<Wrapped, byte[]> anew) {
        String sql =
                "update privacy.data_key set wrapped = ? where person = ?::uuid and suite = ?::int and version = ?::int"
                        + " and wrapped = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (Map.Entry<Wrapped, byte[]> one : anew.entrySet()) {
                String[] place = one.getKey().place().split("\\|");
                update.setBytes(1, one.getValue());
                update.setString(2, place[0]);
                update.setString(3, place[1]);
                update.setString(4, place[2]);
                update.setBytes(5, one.getKey().wrapped());
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }

    void rewrap(Wrapped row, byte[] anew) {
        String[] place = row.place().split("\\|");
        String table = place[0].equals("index") ? "privacy.index_key" : "privacy.signing_key";
        String column = place[0].equals("index") ? "kind" : "algorithm";
        change(
                "update " + table + " set wrapped = ? where " + column + " = ? and version = ?::int and wrapped = ?",
                anew,
                place[1],
                place[2],
                row.wrapped());
    }

    long dataKeyCount() {
        return number("select count(*) from privacy.data_key");
    }

    /** How many keys each version of the KEK wraps. */
    Map<Integer, Long> uses() {
        Map<Integer, Long> uses = new LinkedHashMap<>();
        for (String table : List.of("privacy.data_key", "privacy.index_key", "privacy.signing_key")) {
            query(
                            "select " + KEK_VERSION + ", count(*) from " + table + " group by 1",
                            row -> Map.entry(row.getInt(1), row.getLong(2)))
                    .forEach(one -> uses.merge(one.getKey(), one.getValue(), Long::sum));
        }
        return uses;
    }

    int newestDataKey() {
        return (int) number("select coalesce(max(version), 0) from privacy.data_key");
    }

    int newestIndexKey() {
        return (int) number("select coalesce(max(version), 0) from privacy.index_key");
    }

    /** The next people who have keys, and none of the target version in this suite. */
    List<PersonId> peopleWithout(int target, CipherSuite suite, String after, int limit) {
        return query(
                "select distinct k.person from privacy.data_key k where k.person > ?::uuid and not exists"
                        + " (select 1 from privacy.data_key n where n.person = k.person and n.suite = ?::int and n.version >= ?::int)"
                        + " and k.version < ?::int order by k.person limit " + limit,
                row -> new PersonId(row.getObject(1, UUID.class)),
                after == null ? "00000000-0000-0000-0000-000000000000" : after,
                Integer.toString(suite.number()),
                Integer.toString(target),
                Integer.toString(target));
    }

    long peopleWithKeys() {
        return number("select count(distinct person) from privacy.data_key");
    }

    /** Older keys of those who have one of the target version. */
    long deleteBelow(int target, CipherSuite suite, Collection<PersonId> except) {
        String sql = """
                delete from privacy.data_key k where k.version < ? and not k.person = any (?)
                and exists (select 1 from privacy.data_key n where n.person = k.person and n.suite = ? and n.version = ?)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setInt(1, target);
            delete.setArray(2, DataKeys.uuids(connection, except));
            delete.setInt(3, suite.number());
            delete.setInt(4, target);
            return delete.executeUpdate();
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }

    record DataKeyCount(CipherSuite suite, int version, long count, Instant oldest, Instant newest) {}

    /** Newest versions first. */
    List<DataKeyCount> dataKeyCounts() {
        return query(
                "select suite, version, count(*), min(made_at), max(made_at) from privacy.data_key group by 1, 2"
                        + " order by 2 desc, 1",
                row -> new DataKeyCount(
                        CipherSuite.numbered(row.getInt(1)).orElseThrow(),
                        row.getInt(2),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant()));
    }

    /** @param retiredAt null while it is searched with */
    record IndexKeyRow(FieldKind kind, int version, CipherSuite suite, Instant madeAt, Instant retiredAt) {}

    List<IndexKeyRow> indexKeys() {
        return query(
                "select kind, version, suite, made_at, retired_at from privacy.index_key order by kind, version desc",
                row -> new IndexKeyRow(
                        FieldKind.valueOf(row.getString(1)),
                        row.getInt(2),
                        CipherSuite.numbered(row.getInt(3)).orElseThrow(),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5) == null ? null : row.getTimestamp(5).toInstant()));
    }

    void retireIndexKey(FieldKind kind, int version, Instant at) {
        change(
                "update privacy.index_key set retired_at = ? where kind = ? and version = ?::int and retired_at is null",
                java.sql.Timestamp.from(at),
                kind.name(),
                Integer.toString(version));
    }

    /** The database's own time. */
    java.sql.Timestamp databaseTime() {
        return query("select clock_timestamp()", row -> row.getTimestamp(1)).get(0);
    }

    /** Transactions of our role that began before this; each may still hold a key that it read then. */
    long transactionsSince(java.sql.Timestamp before) {
        return query(
                        "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                                + " and usename = current_user and state <> 'idle' and xact_start < ?",
                        row -> row.getLong(1),
                        before)
                .get(0);
    }

    /** Columns that hold sealed values, by their name, in all schemas of the application. */
    Set<String> sealedColumns() {
        return new HashSet<>(query("""
                select n.nspname || '.' || c.relname || '.' || a.attname
                from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and not c.relispartition and not a.attisdropped
                and a.atttypid = 'bytea'::regtype and (a.attname = 'sealed' or a.attname like '%\\_sealed')
                and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
                """, row -> row.getString(1)));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private long number(String sql) {
        return query(sql, row -> row.getLong(1)).get(0);
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... parameters) {
        List<T> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }

    private void change(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            update.executeUpdate();
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }

    private static IllegalStateException failed(SQLException broken) {
        return new IllegalStateException("the tables of wrapped keys cannot be used", broken);
    }
}
