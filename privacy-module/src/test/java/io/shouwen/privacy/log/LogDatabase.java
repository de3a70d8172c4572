package io.shouwen.privacy.log;

import static org.awaitility.Awaitility.await;

import io.shouwen.platform.access.Portal;
import io.shouwen.privacy.log.AuditEntry.Who;
import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.tree.ClearanceNote;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.TileAddress;
import io.shouwen.privacy.log.tree.TreeFixture;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A PostgreSQL whose every test gets a database of its own, copied from one with {@link #SIZE} entries under three
 * checkpoints. Connections are the owner's, who may do anything: the application's role could not.
 */
final class LogDatabase implements AutoCloseable {

    static final NoteSigner SIGNER = TreeFixture.SIGNER;

    /** No officer has a key of their own: the log signs clearances. */
    static final ClearingKeys KEYS = new ClearingKeys(SIGNER.verifierKey(), List.of());

    static final String OFFICER = "2001";

    /** Under checkpoints at 300, 600 and 700. */
    static final int SIZE = 700;

    private final EmbeddedPostgres postgres;
    private DataSource current;
    private int made;

    LogDatabase() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        execute(postgres.getPostgresDatabase(), "create database prepared");
        current = postgres.getDatabase("postgres", "prepared");
        for (String schema : List.of("platform", "privacy", "audit")) {
            Flyway.configure()
                    .dataSource(current)
                    .schemas(schema)
                    .defaultSchema(schema)
                    .locations("classpath:db/migration/" + schema)
                    .load()
                    .migrate();
        }
        execute(postgres.getPostgresDatabase(), "create database blank template prepared");
        for (int count : new int[] {300, 300, 100}) {
            record(count);
            run(Clock.systemUTC()).run();
        }
    }

    void prepared() throws SQLException {
        copyOf("prepared");
    }

    void blank() throws SQLException {
        copyOf("blank");
    }

    private void copyOf(String template) throws SQLException {
        String name = "copy" + made++;
        execute(postgres.getPostgresDatabase(), "create database " + name + " template " + template);
        current = postgres.getDatabase("postgres", name);
    }

    DataSource source() {
        return current;
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "copy" + (made - 1));
    }

    LogRun run(Clock clock) {
        return run(clock, KEYS);
    }

    LogRun run(Clock clock, ClearingKeys keys) {
        return new LogRun(current, SIGNER, keys, clock, new AwaitedEntries(), 1_000, 1_024);
    }

    LogAlarms alarms(Connection connection) {
        return new LogAlarms(connection, KEYS);
    }

    /** As a compliance officer does. */
    void clear(UUID alarm) throws SQLException {
        ClearanceNote clearance = new ClearanceNote(KEYS.origin(), alarm, "operator-act", "INC-1");
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            alarms(connection)
                    .clear(
                            tellOfClearance(connection, clearance, OFFICER),
                            clearance,
                            SignedNote.sign(clearance.text(), SIGNER).written(),
                            OFFICER,
                            Instant.now());
            connection.commit();
        }
    }

    static UUID tellOfClearance(Connection connection, ClearanceNote clearance, String by) throws SQLException {
        AuditEntry entry = AuditEntry.now(
                AuditEvent.done(ClearingAlarm.ACTION, "privacy.log/alarm/" + clearance.alarm())
                        .because(clearance.finding())
                        .onCase("investigation/" + clearance.reference()),
                new Who(by, Portal.COMPLIANCE, "0123456789abcdef", "127.0.0.1"),
                Instant.now());
        insert(connection, List.of(entry));
        return entry.id();
    }

    List<UUID> record(int count) throws SQLException {
        try (Connection connection = connect()) {
            return insert(connection, count, Instant.now());
        }
    }

    static List<UUID> insert(Connection connection, int count, Instant at) throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(AuditEntry.now(
                    AuditEvent.done("test.act", "test.thing/" + i),
                    new Who("1001", Portal.STAFF, "0123456789abcdef", "127.0.0.1"),
                    at));
        }
        return insert(connection, entries);
    }

    static List<UUID> insert(Connection connection, List<AuditEntry> entries) throws SQLException {
        List<UUID> ids = entries.stream().map(AuditEntry::id).toList();
        List<String> leaves = entries.stream()
                .map(entry -> new String(entry.leaf(), StandardCharsets.UTF_8))
                .toList();
        try (PreparedStatement insert =
                connection.prepareStatement("insert into audit.entry (id, leaf) select * from unnest(?, ?)")) {
            insert.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            insert.setArray(2, connection.createArrayOf("text", leaves.toArray()));
            insert.executeUpdate();
        }
        return ids;
    }

    /** The folder that {@code shouwen-verify} reads. */
    void export(Path folder) throws SQLException, IOException {
        try (Connection connection = connect()) {
            LogStorage storage = new LogStorage(connection);
            Published published = storage.latest().orElseThrow();
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("checkpoint"), published.note());
            for (TileAddress address : TileAddress.allOf(published.size()).toList()) {
                Path file = folder.resolve(address.path());
                Files.createDirectories(file.getParent());
                Files.write(file, storage.tile(address));
            }
            Files.createDirectories(folder.resolve(ClearanceNote.FOLDER));
            for (Map.Entry<Long, String> note :
                    alarms(connection).notes(published.size()).entrySet()) {
                Files.writeString(folder.resolve(ClearanceNote.file(note.getKey())), note.getValue());
            }
        }
    }

    long size() throws SQLException {
        try (Connection connection = connect()) {
            return new LogStorage(connection).latest().map(Published::size).orElse(0L);
        }
    }

    Published checkpoint(long size) throws SQLException {
        try (Connection connection = connect()) {
            return new LogStorage(connection).checkpoint(size).orElseThrow();
        }
    }

    /** Until somebody waits for a lock that this one, or another, has. */
    static void awaitWaiting(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                try (ResultSet row = query.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            });
        }
    }

    Connection connect() throws SQLException {
        return current.getConnection();
    }

    void execute(String sql) throws SQLException {
        execute(current, sql);
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
