package io.shouwen.launcher.postgres;

import io.shouwen.launcher.StartFailure;
import io.shouwen.launcher.StartFailure.Part;
import io.shouwen.launcher.installation.Installation;
import io.shouwen.launcher.installation.Secrets;
import io.shouwen.launcher.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The one database server, reachable by password on the loopback address alone. Database {@code shouwen} belongs to the
 * role that migrates; the application signs in as a role without any right of its own, which the migrations grant.
 * Database {@code keycloak} is Keycloak's.
 */
public final class PostgresServer {

    private static final Duration START_TIME = Duration.ofSeconds(60);

    private final Installation installation;
    private final ChildProcess process;

    private PostgresServer(Installation installation, ChildProcess process) {
        this.installation = installation;
        this.process = process;
    }

    public static PostgresServer start(Installation installation, Path cache) {
        Path binaries = PostgresBinaries.in(cache);
        Path data = installation.path("postgres");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(installation, binaries, data);
        }
        var command = new ArrayList<>(asOrdinaryUser());
        command.addAll(List.of(
                binaries.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(installation.postgresPort()),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=120",
                "-c",
                "shared_buffers=128MB",
                "-c",
                "log_timezone=UTC",
                "-c",
                "timezone=UTC"));
        var process = ChildProcess.start(
                "postgres", command, Map.of(), installation.log("postgres"), installation.children());
        var server = new PostgresServer(installation, process);
        try {
            server.awaitConnections();
            server.createRolesAndDatabases();
            return server;
        } catch (RuntimeException e) {
            server.stop();
            throw e;
        }
    }

    public ChildProcess process() {
        return process;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + installation.postgresPort() + "/" + database;
    }

    /** Ends sessions, writes what is in memory, and leaves. */
    public void stop() {
        process.signal("INT");
        process.awaitEnd(Duration.ofSeconds(30));
    }

    private static void initialise(Installation installation, Path binaries, Path data) {
        Path passwordFile = installation.path("postgres-password");
        try {
            Secrets.OwnerOnly.write(passwordFile, installation.secrets().reveal("postgres.password", 32));
            var command = new ArrayList<>(asOrdinaryUser());
            command.addAll(List.of(
                    binaries.resolve("bin/initdb").toString(),
                    "-D",
                    data.toString(),
                    "-U",
                    "postgres",
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
            var initdb = ChildProcess.start(
                    "initdb", command, Map.of(), installation.log("initdb"), installation.children());
            if (!initdb.awaitEnd(Duration.ofSeconds(90)) || initdb.exitStatus() != 0) {
                throw new StartFailure(
                        Part.DATABASE,
                        "PostgreSQL's data folder could not be created: "
                                + String.join(" | ", initdb.lastLines("\\S")));
            }
        } catch (IOException e) {
            throw new StartFailure(Part.DATABASE, "PostgreSQL's data folder could not be created: " + e, e);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody in particular. */
    private static List<String> asOrdinaryUser() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
    }

    private void awaitConnections() {
        var until = Instant.now().plus(START_TIME);
        while (true) {
            try {
                connect("postgres").close();
                return;
            } catch (SQLException e) {
                if (!process.isAlive()) {
                    throw new StartFailure(
                            Part.DATABASE,
                            "PostgreSQL did not start: "
                                    + String.join(" | ", process.lastLines("FATAL|PANIC|ERROR|unshare|cannot"))
                                    + " (whole log: " + process.log() + ")",
                            e);
                }
                if ("28P01".equals(e.getSQLState())) {
                    throw new StartFailure(
                            Part.DATABASE,
                            "PostgreSQL's data do not belong to the secrets of this run folder: restore both together,"
                                    + " or begin anew with --fresh.",
                            e);
                }
                if (Instant.now().isAfter(until)) {
                    throw new StartFailure(Part.DATABASE, "PostgreSQL does not answer after " + START_TIME, e);
                }
                pause();
            }
        }
    }

    private void createRolesAndDatabases() {
        try (Connection connection = connect("postgres")) {
            role(connection, "shouwen_owner", "owner.password");
            role(connection, "shouwen_app", "app.password");
            role(connection, "keycloak", "keycloak.database.password");
            database(connection, "shouwen", "shouwen_owner", "shouwen_app");
            database(connection, "keycloak", "keycloak", "keycloak");
        } catch (SQLException e) {
            throw new StartFailure(Part.DATABASE, "The databases could not be prepared: " + e.getMessage(), e);
        }
    }

    private void role(Connection connection, String role, String secret) throws SQLException {
        if (missing(connection, "select 1 from pg_roles where rolname = '" + role + "'")) {
            // Letters and digits only, see Secrets: nothing to quote.
            String password = installation.secrets().reveal(secret, 32);
            execute(connection, "create role " + role + " login password '" + password + "'");
        }
    }

    private static void database(Connection connection, String database, String owner, String user)
            throws SQLException {
        if (missing(connection, "select 1 from pg_database where datname = '" + database + "'")) {
            execute(connection, "create database " + database + " owner " + owner);
            execute(connection, "revoke all on database " + database + " from public");
            execute(connection, "grant connect on database " + database + " to " + user);
        }
    }

    private static boolean missing(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As the superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                url(database), "postgres", installation.secrets().reveal("postgres.password", 32));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure(Part.DATABASE, "Interrupted while waiting for PostgreSQL.", e);
        }
    }
}
