package io.shouwen.testing.runtime;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/** A server with a database and an issuer of its own, for a test that kills or stops them: no other test's may be. */
final class OwnServer implements AutoCloseable {

    private final Properties before = new Properties();
    private final Path target =
            Path.of(System.getProperty("shouwen.test.target", "target")).toAbsolutePath();
    private final int port = MicroProcess.freePort();
    private final TestDatabase database = TestDatabase.start();
    private final FakeIssuer issuer = FakeIssuer.start();
    private final Path folder;
    private final Map<String, String> settings;

    /** @param name of its folder below the build's */
    OwnServer(String name) throws IOException {
        folder = target.resolve(name);
        MicroProcess.deleteAll(folder);
        Files.createDirectories(folder.resolve("witness"));
        settings = Settings.of("http://127.0.0.1:" + port, database, issuer, folder);
        before.putAll(System.getProperties());
        settings.forEach(System::setProperty);
    }

    MicroProcess start(String... jvmOptions) {
        return MicroProcess.start(
                target.resolve("payara-micro.jar"),
                target.resolve("shouwen.war"),
                folder.resolve("payara"),
                port,
                settings,
                Stream.concat(Stream.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), Stream.of(jvmOptions))
                        .toArray(String[]::new));
    }

    /** By SIGKILL: it gets to do nothing more. */
    static void kill(MicroProcess server) {
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }

    Path folder() {
        return folder;
    }

    TestDatabase database() {
        return database;
    }

    FakeIssuer issuer() {
        return issuer;
    }

    /** The one number that the query gives for this id. */
    long count(String sql, UUID id) {
        try (Connection connection = database.superuser();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        System.setProperties(before);
        issuer.close();
        database.close();
    }
}
