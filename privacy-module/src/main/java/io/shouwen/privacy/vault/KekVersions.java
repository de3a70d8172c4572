package io.shouwen.privacy.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What the database knows of the key-encryption keys: their ages ({@code privacy.kek}) and, with a KMS, their wrapped form. */
final class KekVersions {

    /** Any number that nobody else locks. */
    private static final long TURN = 5_220_166_401_338_091_002L;

    private final DataSource database;
    private final Clock clock;

    KekVersions(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param wrapsFrom when every node has it
     * @param retiredAt null while anything may be wrapped under it
     */
    record Version(int version, Instant madeAt, Instant wrapsFrom, Instant retiredAt) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Wrapped(int version, CipherSuite suite, byte[] bytes) {}

    /** Every version up to this one has its row; an installation that is older than the table says when its first keys were made. */
    void known(int newest) {
        run("""
                insert into privacy.kek (version, made_at, wraps_from)
                select version, case when version = 1
                    then least(?, coalesce((select min(made_at) from privacy.index_key), ?)) else ? end, ?
                from generate_series(1, ?) as known (version)
                on conflict (version) do nothing
                """, now(), now(), now(), now(), newest);
    }

    /** A version that the source has, for all nodes to take in until then. */
    void announce(int version, Instant wrapsFrom) {
        run(
                "insert into privacy.kek (version, made_at, wraps_from) values (?, ?, ?) on conflict (version) do nothing",
                version,
                now(),
                wrapsFrom.atOffset(ZoneOffset.UTC));
    }

    /** Which of these wraps now: the newest that every node has. Where nothing is known of any of them, the newest. */
    static int wrapping(Collection<Integer> versions, Map<Integer, Instant> wrapsFrom, Instant now) {
        return versions.stream()
                .filter(version -> wrapsFrom.isEmpty()
                        || wrapsFrom.containsKey(version)
                                && !wrapsFrom.get(version).isAfter(now))
                .max(Integer::compare)
                .orElseGet(() -> Collections.min(versions));
    }

    Map<Integer, Instant> wrapsFrom() {
        return all().stream().collect(Collectors.toMap(Version::version, Version::wrapsFrom));
    }

    Instant time() {
        return clock.instant();
    }

    /** All but the newest, and only while nothing is wrapped under them. */
    void retire(int below) {
        run("update privacy.kek set retired_at = ? where version < ? and retired_at is null", now(), below);
    }

    /** Newest first. */
    List<Version> all() {
        List<Version> all = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select version, made_at, wraps_from, retired_at from privacy.kek order by version desc");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                var retired = row.getTimestamp(4);
                all.add(new Version(
                        row.getInt(1),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3).toInstant(),
                        retired == null ? null : retired.toInstant()));
            }
            return all;
        } catch (SQLException broken) {
            throw new IllegalStateException("the versions of the key-encryption key cannot be read", broken);
        }
    }

    List<Wrapped> wrapped() {
        List<Wrapped> all = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select version, suite, wrapped from privacy.kek_wrapped order by version, suite");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                all.add(new Wrapped(
                        row.getInt(1), CipherSuite.numbered(row.getInt(2)).orElseThrow(), row.getBytes(3)));
            }
            return all;
        } catch (SQLException broken) {
            throw new IllegalStateException("the wrapped key-encryption keys cannot be read", broken);
        }
    }

    /** Where another node was quicker, its key stays. */
    void keep(Wrapped row) {
        run(
                "insert into privacy.kek_wrapped (version, suite, wrapped) values (?, ?, ?)"
                        + " on conflict (version, suite) do nothing",
                row.version(),
                row.suite().number(),
                row.bytes());
    }

    void rewrap(Wrapped row, byte[] anew) {
        run(
                "update privacy.kek_wrapped set wrapped = ? where version = ? and suite = ? and wrapped = ?",
                anew,
                row.version(),
                row.suite().number(),
                row.bytes());
    }

    /** Runs it while no other node runs anything in this way. */
    void alone(Runnable work) {
        try (Connection connection = database.getConnection()) {
            lock(connection, "select pg_advisory_lock(?)");
            try {
                work.run();
            } finally {
                lock(connection, "select pg_advisory_unlock(?)");
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("it is not known whether another node makes keys now", broken);
        }
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setLong(1, TURN);
            lock.execute();
        }
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private void run(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(
                        i + 1, parameters[i] instanceof Byte small ? Integer.valueOf(small) : parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("the versions of the key-encryption key cannot be kept", broken);
        }
    }
}
