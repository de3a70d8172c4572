package io.shouwen.privacy.vault;

import io.shouwen.platform.job.JobRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** People with protected values in a table of their own, nodes that read and write them, and rotations without a container. */
final class RotationFixture {

    static final ProtectedField PHONE = new ProtectedField("test", "person", "phone", FieldKind.PHONE);
    static final ProtectedField NAME = new ProtectedField("test", "person", "name", FieldKind.NAME);
    static final ProtectedField ID = new ProtectedField("test", "person", "id_number", FieldKind.RESIDENT_ID);

    static final String TABLE = """
            create schema if not exists test;
            create table test.person (
                id uuid primary key,
                phone_sealed bytea, phone_index bytea, phone_index_version int,
                name_sealed bytea,
                id_number_index bytea, id_number_index_version int);
            drop table privacy.guardian, privacy.evidence_pack, privacy.sealed_text cascade
            """;

    private final TestTransactions transactions;
    private final Path keyFile;

    RotationFixture(DataSource database, Path keyFile) {
        this.transactions = new TestTransactions(database);
        this.keyFile = keyFile;
    }

    static KeySource source(Path keyFile) {
        return KeySources.file(keyFile, "secret".toCharArray(), true, Clock.systemUTC());
    }

    static StoredTable people(DataSource database) {
        return new StoredTable(
                database,
                "test.person",
                List.of(new StoredTable.Key("id", "uuid")),
                "id",
                List.of(StoredTable.Column.of(PHONE), StoredTable.Column.of(NAME), StoredTable.Column.hashOnly(ID)));
    }

    /** A node with memory of its own, which is short, so that a test need not wait two minutes. */
    final class Node {
        final Keys keys;
        final DataKeys dataKeys;
        final SealingVault vault;
        private Runnable afterIndex = () -> {};

        void afterIndex(Runnable called) {
            afterIndex = called;
        }

        Node(CipherSuite suite, Duration settling, Duration kept) {
            keys = Keys.of(source(keyFile), suite, Clock.systemUTC(), transactions, settling, kept);
            keys.open();
            dataKeys = new DataKeys(keys, transactions, transactions, kept);
            vault = new SealingVault(keys, dataKeys, suite.word());
        }

        KeyRotation rotation(List<StoredTable> stored, int batch) {
            return new KeyRotation(
                    keys,
                    dataKeys,
                    transactions,
                    new Rotations(transactions),
                    stored,
                    () -> {},
                    afterIndex,
                    Clock.systemUTC(),
                    batch);
        }

        void write(UUID person, String phone, String name) {
            transactions.commit(() -> {
                PersonId owner = new PersonId(person);
                ProtectedValue value = vault.protect(owner, PHONE, phone);
                ProtectedValue named = vault.protect(owner, NAME, name);
                ProtectedValue id = vault.protect(owner, ID, "11010519491231002X");
                run(
                        "insert into test.person values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set"
                                + " phone_sealed = excluded.phone_sealed, phone_index = excluded.phone_index,"
                                + " phone_index_version = excluded.phone_index_version, name_sealed = excluded.name_sealed",
                        person,
                        value.sealed().orElseThrow(),
                        value.index().orElseThrow(),
                        value.indexVersion().orElseThrow(),
                        named.sealed().orElseThrow(),
                        id.index().orElseThrow(),
                        id.indexVersion().orElseThrow());
            });
        }

        /** Phone and name, as opened now. */
        Map.Entry<String, String> read(UUID person) {
            try (Connection connection = transactions.getConnection();
                    PreparedStatement query = connection.prepareStatement(
                            "select phone_sealed, name_sealed from test.person where id = ?")) {
                query.setObject(1, person);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    PersonId owner = new PersonId(person);
                    return Map.entry(
                            vault.unseal(owner, PHONE, row.getBytes(1)).disclose(),
                            vault.unseal(owner, NAME, row.getBytes(2)).disclose());
                }
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }

        List<UUID> holding(String phone) {
            byte[][] hashes = vault.searchKeys(FieldKind.PHONE, phone).stream()
                    .map(BlindIndex::value)
                    .toArray(byte[][]::new);
            List<UUID> found = new ArrayList<>();
            try (Connection connection = transactions.getConnection();
                    PreparedStatement query =
                            connection.prepareStatement("select id from test.person where phone_index = any (?)")) {
                query.setArray(1, connection.createArrayOf("bytea", hashes));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(row.getObject(1, UUID.class));
                    }
                }
                return found;
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    private void run(String sql, Object... parameters) throws SQLException {
        try (Connection connection = transactions.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    UUID begin(RotatedKeys keys) {
        UUID job = UUID.randomUUID();
        new Rotations(transactions).begin(job, keys, Instant.now());
        return job;
    }

    Optional<Rotations.Rotation> find(UUID job) {
        return new Rotations(transactions).find(job);
    }

    TestTransactions transactions() {
        return transactions;
    }

    /** A job that remembers what it was told. */
    static final class Job implements JobRun {
        private final UUID id;
        final AtomicBoolean cancelled = new AtomicBoolean();
        final Map<String, String> told = new ConcurrentHashMap<>();
        private final Runnable atProgress;

        Job(UUID id, Runnable atProgress) {
            this.id = id;
            this.atProgress = atProgress;
        }

        Job(UUID id) {
            this(id, () -> {});
        }

        @Override
        public UUID id() {
            return id;
        }

        @Override
        public String parameters() {
            return "{}";
        }

        @Override
        public void progress(long done, long total) {
            told.put("progress", done + "/" + total);
            atProgress.run();
        }

        @Override
        public void result(String json) {
            told.put("result", json);
        }

        @Override
        public boolean cancelRequested() {
            return cancelled.get();
        }

        @Override
        public void goOnAt(Instant when) {
            told.put("again", when.toString());
        }
    }
}
