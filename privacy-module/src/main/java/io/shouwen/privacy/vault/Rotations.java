package io.shouwen.privacy.vault;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** How far each rotation has come: {@code privacy.key_rotation}. */
@ApplicationScoped
class Rotations {

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    protected Rotations() {} // CDI proxy

    /** For tests without a container. */
    Rotations(DataSource database) {
        this.database = database;
    }

    /**
     * @param target the version that everything is brought to; null until it is settled
     * @param position where in the phase; null at its beginning
     * @param endedAt null while it runs
     */
    record Rotation(
            UUID job,
            RotatedKeys keys,
            Integer target,
            Instant beganAt,
            String phase,
            String position,
            long done,
            Instant endedAt) {}

    void begin(UUID job, RotatedKeys keys, Instant at) {
        run(
                "insert into privacy.key_rotation (job, keys, began_at, phase) values (?, ?, ?, 'make')",
                job,
                keys.word(),
                Timestamp.from(at));
    }

    void target(UUID job, int target) {
        run("update privacy.key_rotation set target = ? where job = ? and target is null", target, job);
    }

    void at(UUID job, String phase, String position, long done) {
        run(
                "update privacy.key_rotation set phase = ?, position = ?, done = ? where job = ?",
                phase,
                position,
                done,
                job);
    }

    void end(UUID job, Instant at) {
        run("update privacy.key_rotation set ended_at = ? where job = ? and ended_at is null", Timestamp.from(at), job);
    }

    Optional<Rotation> find(UUID job) {
        return select("where job = ?", job).stream().findFirst();
    }

    Optional<Rotation> running(RotatedKeys keys) {
        return select("where keys = ? and ended_at is null", keys.word()).stream()
                .findFirst();
    }

    /** Newest first. */
    List<Rotation> latest(int atMost) {
        return select("order by began_at desc, job desc limit ?", atMost);
    }

    private List<Rotation> select(String where, Object parameter) {
        String sql = "select job, keys, target, began_at, phase, position, done, ended_at from privacy.key_rotation "
                + where;
        List<Rotation> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, parameter);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Timestamp ended = row.getTimestamp(8);
                    found.add(new Rotation(
                            row.getObject(1, UUID.class),
                            RotatedKeys.ofWord(row.getString(2)).orElseThrow(),
                            row.getObject(3, Integer.class),
                            row.getTimestamp(4).toInstant(),
                            row.getString(5),
                            row.getString(6),
                            row.getLong(7),
                            ended == null ? null : ended.toInstant()));
                }
            }
            return found;
        } catch (SQLException broken) {
            throw new IllegalStateException("rotations cannot be read", broken);
        }
    }

    private void run(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("rotations cannot be kept", broken);
        }
    }
}
