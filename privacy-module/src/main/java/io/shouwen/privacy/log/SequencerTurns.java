package io.shouwen.privacy.log;

import io.shouwen.platform.id.UuidV7;
import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.vault.Keys;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Each thing that the sequencer does, in a transaction of its own. */
@ApplicationScoped
class SequencerTurns {

    static final int BATCH = 5_000;

    private Keys keys;
    private Clock clock;
    private String origin;
    private Optional<String> witnessFolder;
    private Duration witnessEvery;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    @Resource(lookup = "java:app/jdbc/shouwen-jobs")
    private DataSource ownTransactions;

    protected SequencerTurns() {} // CDI proxy

    @Inject
    SequencerTurns(
            Keys keys,
            Clock clock,
            @ConfigProperty(name = "shouwen.log.origin", defaultValue = "localhost/shouwen/audit-log") String origin,
            @ConfigProperty(name = "shouwen.log.witness.folder") Optional<String> witnessFolder,
            @ConfigProperty(name = "shouwen.log.witness.every", defaultValue = "60") long witnessSeconds) {
        this.keys = keys;
        this.clock = clock;
        this.origin = origin;
        this.witnessFolder = witnessFolder;
        this.witnessEvery = Duration.ofSeconds(witnessSeconds);
    }

    NoteSigner signer() {
        return keys.logSigner(origin);
    }

    /**
     * Commits by hand, on a connection outside container transactions: on a managed thread that a start-up bean has
     * begun, Payara 6 begins a container transaction and leaves the connections out of it, so that each statement commits
     * alone and the lock is given back at once.
     */
    public Sequencer.Turn sequence(boolean everywhere) throws SQLException {
        try (Connection connection = ownTransactions.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Sequencer.Turn turn = new Sequencer(signer(), clock, BATCH).take(connection, everywhere);
                connection.commit();
                return turn;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Hands the newest checkpoint to the witness, not more often than is set. */
    @Transactional(TxType.REQUIRES_NEW)
    public void witness() throws SQLException, IOException {
        if (witnessFolder.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            Optional<Published> latest = new LogStorage(connection).latest();
            if (latest.isEmpty() || !due(connection, latest.get().size())) {
                return;
            }
            requireContinued();
            WitnessFolder witness = new WitnessFolder(Path.of(witnessFolder.get()));
            witness.keep(
                    Checkpoint.open(latest.get().note(), signer().verifierKey()),
                    latest.get().note());
            String sql = "insert into audit.witnessed (size, witness, at) values (?, ?, ?) on conflict do nothing";
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setLong(1, latest.get().size());
                insert.setString(2, WitnessFolder.NAME);
                insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        }
    }

    private boolean due(Connection connection, long size) throws SQLException {
        String sql = "select size, at from audit.witnessed where witness = ? order by size desc limit 1";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, WitnessFolder.NAME);
            try (ResultSet row = query.executeQuery()) {
                return !row.next()
                        || row.getLong(1) < size
                                && row.getObject(2, OffsetDateTime.class)
                                        .toInstant()
                                        .plus(witnessEvery)
                                        .isBefore(clock.instant());
            }
        }
    }

    /** @throws LogDamaged where the database no longer holds what the witness saw: an old backup, or a rewritten log */
    @Transactional(TxType.REQUIRES_NEW)
    public void requireContinued() throws SQLException, IOException {
        if (witnessFolder.isEmpty()) {
            return;
        }
        Optional<Checkpoint> seen = new WitnessFolder(Path.of(witnessFolder.get())).newest(signer().verifierKey());
        if (seen.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            LogStorage storage = new LogStorage(connection);
            long size = storage.latest().map(Published::size).orElse(0L);
            if (size < seen.get().size()) {
                throw new LogDamaged(
                        "log-shrunk", "the witness saw " + seen.get().size() + " entries, there are " + size);
            }
            if (!storage.nodes(size).root(seen.get().size()).equals(seen.get().root())) {
                throw new LogDamaged(
                        "log-rewritten",
                        "the first " + seen.get().size() + " entries are not those that the witness saw");
            }
        }
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void alarm(String code, String words) throws SQLException {
        String sql = "insert into audit.alarm (id, at, code, words) values (?, ?, ?, ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, UuidV7.at(clock.instant()));
            insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(3, code);
            insert.setString(4, words);
            insert.executeUpdate();
        }
    }
}
