package io.shouwen.privacy.vault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A PostgreSQL with the schemas that the vault needs, seen as their owner. */
public final class VaultDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final DataSource pooled = (DataSource) Proxy.newProxyInstance(
            VaultDatabase.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, args) -> ofDataSource(method));

    public VaultDatabase() {
        try {
            postgres = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String schema : List.of("platform", "privacy", "audit")) {
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .schemas(schema)
                    .defaultSchema(schema)
                    .locations("classpath:db/migration/" + schema)
                    .load()
                    .migrate();
        }
    }

    /** Keeps its connections: to open one takes longer than most of what these tests do with it. */
    public DataSource source() {
        return pooled;
    }

    private Object ofDataSource(Method method) throws SQLException {
        if (!method.getName().equals("getConnection")) {
            throw new UnsupportedOperationException(method.getName());
        }
        Connection idling = idle.poll();
        Connection own = idling == null ? postgres.getPostgresDatabase().getConnection() : idling;
        return Proxy.newProxyInstance(
                VaultDatabase.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, called, args) -> {
                    if (called.getName().equals("close")) {
                        giveBack(own);
                        return null;
                    }
                    try {
                        return called.invoke(own, args);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private void giveBack(Connection own) throws SQLException {
        if (!own.getAutoCommit()) {
            own.rollback();
            own.setAutoCommit(true);
        }
        try (var statement = own.createStatement()) {
            statement.execute("reset all");
        }
        idle.add(own);
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    public void execute(String sql, Object... parameters) {
        try (Connection connection = source().getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            statement.execute();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken.getMessage(), broken);
        }
    }

    long count(String sql, Object... parameters) {
        try (Connection connection = source().getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken.getMessage(), broken);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
