package io.shouwen.privacy.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.privacy.log.tree.EntryBundle;
import io.shouwen.privacy.log.tree.TileAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ReadingAuditLogTest {

    private static LogDatabase stored;

    private final Counting database = new Counting();
    private final List<String> recorded = new ArrayList<>();
    private final ReadingAuditLog reading = new ReadingAuditLog(null, new Recording(), null, null);

    @BeforeAll
    static void start() throws Exception {
        stored = new LogDatabase();
        stored.prepared();
    }

    @AfterAll
    static void stop() throws IOException {
        stored.close();
    }

    @BeforeEach
    void connected() {
        database.setUrl(stored.url());
        database.setUser("postgres");
        reading.database = database;
    }

    /** Where a pool is exhausted by readers who each wait for a second connection, nobody gets on. */
    @Test
    void recordsTheReadWithoutHoldingAConnection() throws SQLException {
        TileAddress bundle = new TileAddress(TileAddress.ENTRIES, 1, 256);
        byte[] read = reading.tile(bundle);
        assertThat(recorded).containsExactly("privacy.log/tile/entries/001");
        try (Connection connection = stored.connect()) {
            assertThat(read).isEqualTo(EntryBundle.of(new LogStorage(connection).entries(256, 256)));
        }
    }

    @Test
    void recordsNoReadOfATileThatIsNotThere() {
        assertThatThrownBy(() -> reading.tile(new TileAddress(TileAddress.ENTRIES, (1L << 55) - 1, 44)))
                .isInstanceOf(NoSuchTile.class);
        assertThatThrownBy(() -> reading.tile(new TileAddress(TileAddress.ENTRIES, 3, 1)))
                .isInstanceOf(NoSuchTile.class);
        assertThat(recorded).isEmpty();
    }

    private final class Recording implements AuditLog {
        @Override
        public UUID record(AuditEvent event) {
            throw new AssertionError("at once, it was said");
        }

        @Override
        public List<UUID> recordAll(List<AuditEvent> events) {
            throw new AssertionError("at once, it was said");
        }

        @Override
        public UUID recordAtOnce(AuditEvent event) {
            assertThat(database.open()).isZero();
            recorded.add(event.object());
            return UUID.randomUUID();
        }
    }

    /** Knows which of its connections are still open. */
    @SuppressWarnings("serial")
    private static final class Counting extends PGSimpleDataSource {
        private final transient List<Connection> given = new ArrayList<>();

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            given.add(connection);
            return connection;
        }

        long open() {
            return given.stream()
                    .filter(connection -> {
                        try {
                            return !connection.isClosed();
                        } catch (SQLException broken) {
                            throw new IllegalStateException(broken);
                        }
                    })
                    .count();
        }
    }
}
