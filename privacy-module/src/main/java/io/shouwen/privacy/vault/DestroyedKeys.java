package io.shouwen.privacy.vault;

import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.vault.ErasureLedger.Lines;
import io.shouwen.privacy.vault.ErasureLedger.Partly;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The tombstones in {@code privacy.destroyed_key}, and who is {@code privacy.partly_erased}, kept the same as the
 * {@link ErasureLedger} outside the database.
 */
@ApplicationScoped
class DestroyedKeys implements DestroyingKeys {

    private static final System.Logger LOG = System.getLogger(DestroyedKeys.class.getName());
    private static final int LOCKS_OF_PEOPLE = 1_397_246_553; // as in the trigger of V2

    private Keys keys;
    private DataKeys dataKeys;
    private AuditLog log;
    private Event<ErasureReplayed> replayed;
    private Clock clock;
    private Path path;
    private boolean mayBeginAnew;
    private volatile ErasureLedger ledger;
    private volatile boolean behind;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    protected DestroyedKeys() {} // CDI proxy

    @Inject
    DestroyedKeys(
            Keys keys,
            DataKeys dataKeys,
            AuditLog log,
            Event<ErasureReplayed> replayed,
            Clock clock,
            @ConfigProperty(name = "shouwen.erasure.ledger") Optional<String> path,
            @ConfigProperty(name = "shouwen.erasure.ledger.begin", defaultValue = "false") boolean mayBeginAnew,
            @ConfigProperty(name = "shouwen.kek.path", defaultValue = "run/keys.p12") String keyFile) {
        this.keys = keys;
        this.dataKeys = dataKeys;
        this.log = log;
        this.replayed = replayed;
        this.clock = clock;
        this.mayBeginAnew = mayBeginAnew;
        this.path = path.map(Path::of)
                .orElseGet(() -> Path.of(keyFile).toAbsolutePath().resolveSibling("erasure.ledger"));
    }

    /** For tests without a container. */
    DestroyedKeys(
            ErasureLedger ledger,
            boolean mayBeginAnew,
            DataKeys dataKeys,
            AuditLog log,
            Event<ErasureReplayed> replayed,
            Clock clock,
            DataSource database,
            TransactionSynchronizationRegistry transactions) {
        this.ledger = ledger;
        this.mayBeginAnew = mayBeginAnew;
        this.dataKeys = dataKeys;
        this.log = log;
        this.replayed = replayed;
        this.clock = clock;
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public int destroy(PersonId person) {
        if (transactions.getTransactionKey() == null) {
            throw new IllegalStateException("keys are destroyed in the transaction of what else is erased");
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int destroyed;
        try (Connection connection = database.getConnection()) {
            lock(connection, Set.of(person));
            insert(connection, Map.of(person, at));
            destroyed = delete(connection, person);
        } catch (SQLException broken) {
            throw new IllegalStateException("the keys of " + person + " cannot be destroyed", broken);
        }
        dataKeys.forget(person);
        transactions.registerInterposedSynchronization(new Committed(new Lines(Map.of(person, at), Map.of())));
        return destroyed;
    }

    @Override
    public void partlyErased(PersonId person, Set<String> kept) {
        if (transactions.getTransactionKey() == null) {
            throw new IllegalStateException("an erasure is remembered in its own transaction");
        }
        Partly now;
        try (Connection connection = database.getConnection()) {
            Partly last = knownPartly(connection).get(person);
            if (last != null && last.kept().equals(kept)) {
                return;
            }
            now = new Partly(after(last, clock.instant().truncatedTo(ChronoUnit.MILLIS)), kept);
            insertPartly(connection, Map.of(person, now));
        } catch (SQLException broken) {
            throw new IllegalStateException("the erasure of " + person + " cannot be remembered", broken);
        }
        transactions.registerInterposedSynchronization(new Committed(new Lines(Map.of(), Map.of(person, now))));
    }

    /** The newest counts, whosever clock is late. */
    private static Instant after(Partly last, Instant now) {
        return last == null || last.at().isBefore(now) ? now : last.at().plusMillis(1);
    }

    /**
     * At start, before the doors open, and while we run: what the file knows and the database does not is destroyed again, and the other
     * way round the file learns what it does not know.
     *
     * @throws KeySourceFailure.Missing where there is data and no ledger, unless the settings say to begin anew
     */
    @Transactional
    void replay() {
        if (!ledger().begun()) {
            begin();
        }
        Lines written = ledger().read();
        ledger().rewrap();
        try (Connection connection = database.getConnection()) {
            Lines known = known(connection);
            Lines forgotten = written.without(known);
            Set<PersonId> back = new HashSet<>(forgotten.destroyed().keySet());
            lock(connection, forgotten.destroyed().keySet());
            insert(connection, forgotten.destroyed());
            insertPartly(connection, forgotten.partly());
            back.addAll(destroyAgain(connection));
            if (!back.isEmpty() || !forgotten.partly().isEmpty()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} people of the erasure ledger had come back, as with an older backup, and were erased again",
                        back.size() + forgotten.partly().size());
                log.recordAll(back.stream()
                        .map(p -> AuditEvent.done("privacy.keys.destroy-again", "privacy.person/" + p)
                                .about(p)
                                .because("restored"))
                        .toList());
                replayed.fire(new ErasureReplayed(back, kept(forgotten.partly())));
            }
            transactions.registerInterposedSynchronization(new Committed(known.without(written)));
        } catch (SQLException broken) {
            throw new IllegalStateException("the erasure ledger cannot be replayed", broken);
        }
    }

    private void begin() {
        if (dataPresent()) {
            if (!mayBeginAnew) {
                throw ledger().missing();
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The erasure ledger was begun anew from the database, since shouwen.erasure.ledger.begin says so:"
                            + " whoever was erased after this database's backup is back. Take the setting away now.");
        }
        ledger().begin();
    }

    /** Of people. Keys that are made at the very first start, perhaps by another node just now, do not count. */
    private boolean dataPresent() {
        String sql = "select exists (select 1 from privacy.data_key) or exists (select 1 from privacy.destroyed_key)"
                + " or exists (select 1 from privacy.partly_erased)";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException broken) {
            throw new IllegalStateException("it is not known whether there is data", broken);
        }
    }

    /** Destructions of other nodes, and those that could not be written when they happened; finds out if the file has gone. */
    void catchUp() {
        try (Connection connection = database.getConnection()) {
            add(known(connection));
        } catch (SQLException broken) {
            throw new IllegalStateException("the erasure ledger cannot be compared", broken);
        }
    }

    /** After a new key-encryption key. */
    void rewrap() {
        ledger().rewrap();
    }

    /** People whose keys have been destroyed. */
    long count() {
        try (Connection connection = database.getConnection()) {
            return known(connection).destroyed().size();
        } catch (SQLException broken) {
            throw new IllegalStateException("the erasure ledger cannot be counted", broken);
        }
    }

    /** Whether destructions may be in the database and not in the file, which has gone or could not be written. */
    boolean behind() {
        return behind;
    }

    private void add(Lines lines) {
        try {
            ledger().add(lines);
            behind = false;
        } catch (KeySourceFailure unwritable) {
            behind = true;
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The erasure ledger outside the database cannot be written, and may miss erasures: {0}",
                    unwritable.getMessage());
        }
    }

    private ErasureLedger ledger() {
        if (ledger == null) {
            ledger = new ErasureLedger(path, keys.source());
        }
        return ledger;
    }

    private static Map<PersonId, Set<String>> kept(Map<PersonId, Partly> partly) {
        Map<PersonId, Set<String>> kept = new LinkedHashMap<>();
        partly.forEach((person, one) -> kept.put(person, one.kept()));
        return kept;
    }

    private static Lines known(Connection connection) throws SQLException {
        Map<PersonId, Instant> destroyed = knownDestroyed(connection);
        Map<PersonId, Partly> partly = knownPartly(connection);
        partly.keySet().removeAll(destroyed.keySet());
        return new Lines(destroyed, partly);
    }

    private static Map<PersonId, Partly> knownPartly(Connection connection) throws SQLException {
        Map<PersonId, Partly> known = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select distinct on (person) person, at, kept from privacy.partly_erased order by person, at desc");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                known.put(
                        new PersonId(row.getObject(1, UUID.class)),
                        new Partly(row.getTimestamp(2).toInstant(), Set.of((String[])
                                row.getArray(3).getArray())));
            }
        }
        return known;
    }

    private static void insertPartly(Connection connection, Map<PersonId, Partly> partly) throws SQLException {
        String sql = "insert into privacy.partly_erased (person, at, kept) values (?, ?, ?) on conflict do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Map.Entry<PersonId, Partly> one : partly.entrySet()) {
                insert.setObject(1, one.getKey().value());
                insert.setObject(2, one.getValue().at().atOffset(ZoneOffset.UTC));
                insert.setArray(
                        3,
                        connection.createArrayOf("text", one.getValue().kept().toArray()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Map<PersonId, Instant> knownDestroyed(Connection connection) throws SQLException {
        Map<PersonId, Instant> known = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select person, at from privacy.destroyed_key order by at, person");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                known.put(
                        new PersonId(row.getObject(1, UUID.class)),
                        row.getTimestamp(2).toInstant());
            }
        }
        return known;
    }

    private static void lock(Connection connection, Collection<PersonId> people) throws SQLException {
        String sql = """
                select pg_advisory_xact_lock(?, place) from
                    (select distinct privacy.lock_of_person(person) as place from unnest(?) as of (person) order by 1) places
                """;
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setInt(1, LOCKS_OF_PEOPLE);
            lock.setArray(2, DataKeys.uuids(connection, people));
            lock.execute();
        }
    }

    private static void insert(Connection connection, Map<PersonId, Instant> destroyed) throws SQLException {
        String sql = "insert into privacy.destroyed_key (person, at) values (?, ?) on conflict (person) do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Map.Entry<PersonId, Instant> one : destroyed.entrySet()) {
                insert.setObject(1, one.getKey().value());
                insert.setObject(2, one.getValue().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static int delete(Connection connection, PersonId person) throws SQLException {
        String sql = "delete from privacy.data_key where person = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setObject(1, person.value());
            return delete.executeUpdate();
        }
    }

    private static Set<PersonId> destroyAgain(Connection connection) throws SQLException {
        String sql =
                "delete from privacy.data_key k using privacy.destroyed_key d where k.person = d.person returning k.person";
        Set<PersonId> back = new HashSet<>();
        try (PreparedStatement delete = connection.prepareStatement(sql);
                ResultSet row = delete.executeQuery()) {
            while (row.next()) {
                back.add(new PersonId(row.getObject(1, UUID.class)));
            }
        }
        return back;
    }

    private final class Committed implements Synchronization {
        private final Lines lines;

        Committed(Lines lines) {
            this.lines = lines;
        }

        @Override
        public void beforeCompletion() {
            // the file says only what is so
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED && !lines.isEmpty()) {
                add(lines);
            }
        }
    }
}
