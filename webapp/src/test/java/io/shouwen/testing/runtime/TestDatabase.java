package io.shouwen.testing.runtime;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL of its own with the two roles that the application knows: the owner migrates, the application role works. */
public final class TestDatabase implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final EmbeddedPostgres postgres;
    private final String ownerPassword = password();
    private final String appPassword = password();

    private TestDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Without fsync: what tests write need not survive a power cut. */
    public static TestDatabase start() {
        return start(Map.of("fsync", "off"));
    }

    /** @param configuration lines of postgresql.conf */
    public static TestDatabase start(Map<String, String> configuration) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "120");
            configuration.forEach(builder::setServerConfig);
            TestDatabase database = new TestDatabase(builder.start());
            database.createRoles();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL has no roles", e);
        }
    }

    private void createRoles() throws SQLException {
        try (Connection c = superuser("postgres");
                Statement s = c.createStatement()) {
            s.execute("CREATE ROLE shouwen_owner LOGIN PASSWORD '" + ownerPassword + "'");
            s.execute("CREATE ROLE shouwen_app LOGIN PASSWORD '" + appPassword + "'");
            s.execute("CREATE DATABASE shouwen OWNER shouwen_owner");
        }
    }

    /** Host and port, for clients of its own. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/shouwen";
    }

    public Connection superuser() throws SQLException {
        return superuser("shouwen");
    }

    public Connection asApplication() throws SQLException {
        return DriverManager.getConnection(url(), "shouwen_app", appPassword);
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database, "postgres", "postgres");
    }

    /** What the application must be told of it. */
    public Map<String, String> settings() {
        return Map.of(
                "shouwen.db.url",
                url(),
                "shouwen.db.app.user",
                "shouwen_app",
                "shouwen.db.app.password",
                appPassword,
                "shouwen.db.owner.user",
                "shouwen_owner",
                "shouwen.db.owner.password",
                ownerPassword);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String password() {
        return new BigInteger(130, RANDOM).toString(32);
    }
}
