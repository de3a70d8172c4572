package io.shouwen.platform.database;

import io.shouwen.platform.staff.StaffId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Short SQL in the caller's transaction, on the application's data source. Arguments may be null, or of the types that the
 * driver takes, {@link Instant}s, enum constants (by name), staff numbers, arrays or collections of texts or UUIDs, and arrays of bytes' arrays.
 */
@ApplicationScoped
public class Sql {

    /** Makes something of the row that the result stands on. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    protected Sql() {} // CDI proxy

    /** For tests without a container. */
    public Sql(DataSource database) {
        this.database = database;
    }

    public <T> List<T> list(String sql, Reader<T> reader, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            bind(connection, query, arguments);
            List<T> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException broken) {
            throw failed(sql, broken);
        }
    }

    public <T> Optional<T> first(String sql, Reader<T> reader, Object... arguments) {
        return list(sql, reader, arguments).stream().findFirst();
    }

    /** The one number that the query gives. */
    public long number(String sql, Object... arguments) {
        return list(sql, row -> row.getLong(1), arguments).get(0);
    }

    /** @return how many rows */
    public int change(String sql, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, arguments);
            return statement.executeUpdate();
        } catch (SQLException broken) {
            throw failed(sql, broken);
        }
    }

    /** The same statement for many rows, in one round trip. */
    public void changeAll(String sql, Collection<Object[]> rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] arguments : rows) {
                bind(connection, statement, arguments);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException broken) {
            throw failed(sql, broken);
        }
    }

    /** Null where the column is. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return instant(row, row.findColumn(column));
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** Null where the column is. */
    public static Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static void bind(Connection connection, PreparedStatement statement, Object... arguments)
            throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object given = arguments[i] instanceof Collection<?> many ? array(many) : arguments[i];
            if (given instanceof Instant instant) {
                statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
            } else if (given instanceof Enum<?> constant) {
                statement.setString(i + 1, constant.name());
            } else if (given instanceof StaffId staff) {
                statement.setString(i + 1, staff.value());
            } else if (given instanceof UUID[] ids) {
                statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
            } else if (given instanceof String[] texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts));
            } else if (given instanceof byte[][] many) {
                statement.setArray(i + 1, connection.createArrayOf("bytea", many));
            } else {
                statement.setObject(i + 1, given);
            }
        }
    }

    private static Object array(Collection<?> many) {
        return many.stream().allMatch(UUID.class::isInstance) && !many.isEmpty()
                ? many.toArray(UUID[]::new)
                : many.stream().map(Object::toString).toArray(String[]::new);
    }

    /** Names the statement, never its arguments. */
    private static IllegalStateException failed(String sql, SQLException broken) {
        return new IllegalStateException(
                "the database refused: " + sql.strip().lines().findFirst().orElse(""), broken);
    }
}
