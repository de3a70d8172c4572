package io.shouwen.privacy.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * One random key for each person and suite, wrapped in the table {@code privacy.data_key}. Destroying the row is erasure; the
 * database refuses a new one for whoever was erased.
 *
 * <p>A key made in a transaction is shared with others only once that has committed: a value sealed under a key that was
 * rolled back could never be opened. A key is forgotten so long after its row was read, however late it was shared: a
 * rotation counts on it. Whoever has held one for longer asks at the end of the transaction whether it still counts.
 */
@ApplicationScoped
class DataKeys {

    private static final Duration KEPT_IN_MEMORY = Duration.ofMinutes(2);
    private static final int MOST_IN_MEMORY = 5_000;

    /** Less than what {@code shouwen.keys.settle} leaves beyond {@link #KEPT_IN_MEMORY}. */
    private static final Duration HELD_SHORTLY = Duration.ofSeconds(10);

    /** After so long every node has forgotten what it read before. */
    static final Duration KNOWN_TO_ALL = KEPT_IN_MEMORY.plus(HELD_SHORTLY);

    private Keys keys;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    private final Duration kept;
    private final LongSupplier nanos;
    private final Cache<Id, Read> cache;
    private volatile long forgottenAt;

    /** Somebody else's transaction may have read such a key before it went, and finish after. */
    private final Cache<UUID, Boolean> lately =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(10)).build();

    private record Id(UUID person, CipherSuite suite) {}

    record DataKey(int version, Secret key) {}

    /** @param at before the row was read, as {@link System#nanoTime} */
    private record Read(DataKey key, long at) {

        private static Read later(Read one, Read other) {
            return other.at - one.at < 0 ? one : other;
        }
    }

    /** Which suite does not matter: a newer version in any of them replaces it. */
    private record Held(UUID person, int version) {}

    protected DataKeys() { // CDI proxy
        this(null, KEPT_IN_MEMORY, System::nanoTime);
    }

    @Inject
    DataKeys(Keys keys) {
        this(keys, KEPT_IN_MEMORY, System::nanoTime);
    }

    private DataKeys(Keys keys, Duration kept, LongSupplier nanos) {
        this.keys = keys;
        this.kept = kept;
        this.nanos = nanos;
        this.forgottenAt = nanos.getAsLong();
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(kept)
                .maximumSize(MOST_IN_MEMORY)
                .build();
    }

    /** For tests without a container. */
    DataKeys(Keys keys, DataSource database, TransactionSynchronizationRegistry transactions) {
        this(keys, database, transactions, KEPT_IN_MEMORY);
    }

    DataKeys(Keys keys, DataSource database, TransactionSynchronizationRegistry transactions, Duration kept) {
        this(keys, database, transactions, kept, System::nanoTime);
    }

    DataKeys(
            Keys keys,
            DataSource database,
            TransactionSynchronizationRegistry transactions,
            Duration kept,
            LongSupplier nanos) {
        this(keys, kept, nanos);
        this.database = database;
        this.transactions = transactions;
    }

    /** @throws DataErased where the person's keys have been destroyed */
    DataKey obtain(PersonId person, CipherSuite suite) {
        return obtain(Set.of(person), suite).get(person);
    }

    /**
     * The newest key of each; those who have none get one.
     *
     * @throws DataErased where the keys of one of them have been destroyed
     */
    Map<PersonId, DataKey> obtain(Collection<PersonId> people, CipherSuite suite) {
        Map<PersonId, DataKey> found = new HashMap<>();
        List<PersonId> unknown = new ArrayList<>();
        for (PersonId person : people) {
            known(person, suite).ifPresentOrElse(key -> found.put(person, key), () -> unknown.add(person));
        }
        if (!unknown.isEmpty()) {
            found.putAll(readOrMade(unknown, suite));
        }
        hold(found);
        return found;
    }

    private Map<PersonId, DataKey> readOrMade(List<PersonId> unknown, CipherSuite suite) {
        long before = nanos.getAsLong();
        Map<PersonId, DataKey> read = newest(unknown, suite);
        List<PersonId> without =
                unknown.stream().filter(p -> !read.containsKey(p)).toList();
        if (!without.isEmpty()) {
            make(without, suite, 1);
            read.putAll(newest(without, suite));
            without.stream().filter(p -> !read.containsKey(p)).findFirst().ifPresent(erased -> {
                throw new DataErased(erased);
            });
        }
        remember(read, suite, before);
        return read;
    }

    /** The key that a stored value names; empty once it has been destroyed. */
    Optional<DataKey> find(PersonId person, CipherSuite suite, int version) {
        String sql = "select wrapped from privacy.data_key where person = ? and suite = ? and version = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, person.value());
            query.setInt(2, suite.number());
            query.setInt(3, version);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(unwrap(person, version, row.getBytes(1))) : Optional.empty();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("the data keys cannot be read", broken);
        }
    }

    /** As {@link #obtain}, from the database at once, and without those who were erased. */
    Map<PersonId, DataKey> newestOf(Collection<PersonId> people, CipherSuite suite) {
        Map<PersonId, DataKey> found = newest(people, suite);
        List<PersonId> without =
                people.stream().filter(person -> !found.containsKey(person)).toList();
        if (!without.isEmpty()) {
            make(without, suite, 1);
            found.putAll(newest(without, suite));
        }
        return found;
    }

    record Version(CipherSuite suite, DataKey key) {}

    /** Every key of each. */
    Map<PersonId, List<Version>> allOf(Collection<PersonId> people) {
        String sql = "select person, suite, version, wrapped from privacy.data_key where person = any (?)";
        Map<PersonId, List<Version>> read = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, uuids(connection, people));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    PersonId person = new PersonId(row.getObject(1, UUID.class));
                    read.computeIfAbsent(person, p -> new ArrayList<>())
                            .add(new Version(
                                    CipherSuite.numbered(row.getInt(2)).orElseThrow(),
                                    unwrap(person, row.getInt(3), row.getBytes(4))));
                }
            }
            return read;
        } catch (SQLException broken) {
            throw new IllegalStateException("the data keys cannot be read", broken);
        }
    }

    /** On this node, and what running transactions have read too; the others' memory is short. */
    void forgetAll() {
        forgottenAt = nanos.getAsLong();
        cache.invalidateAll();
    }

    private Map<PersonId, DataKey> newest(Collection<PersonId> people, CipherSuite suite) {
        String sql = """
                select distinct on (person) person, version, wrapped from privacy.data_key
                where person = any (?) and suite = ? order by person, version desc
                """;
        Map<PersonId, DataKey> read = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, uuids(connection, people));
            query.setInt(2, suite.number());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    PersonId person = new PersonId(row.getObject(1, UUID.class));
                    read.put(person, unwrap(person, row.getInt(2), row.getBytes(3)));
                }
            }
            return read;
        } catch (SQLException broken) {
            throw new IllegalStateException("the data keys cannot be read", broken);
        }
    }

    /** Nothing for those who have this version already, and for those who were erased. */
    void make(List<PersonId> people, CipherSuite suite, int version) {
        String sql = """
                insert into privacy.data_key (person, suite, version, wrapped)
                select person, ?, ?, wrapped from unnest(?, ?) as made (person, wrapped)
                on conflict (person, suite, version) do nothing
                """;
        byte[][] wrapped = people.stream()
                .map(person -> keys.source()
                        .wrap(suite, boundTo(person, version), Secret.random(suite.keyLength()))
                        .bytes())
                .toArray(byte[][]::new);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, suite.number());
            insert.setInt(2, version);
            insert.setArray(3, uuids(connection, people));
            insert.setArray(4, connection.createArrayOf("bytea", wrapped));
            insert.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("data keys cannot be made", broken);
        }
    }

    static java.sql.Array uuids(Connection connection, Collection<PersonId> people) throws SQLException {
        return connection.createArrayOf(
                "uuid", people.stream().map(PersonId::value).toArray());
    }

    private DataKey unwrap(PersonId person, int version, byte[] wrapped) {
        SealedValue sealed = SealedValue.parse(wrapped)
                .orElseThrow(() -> new KeySourceFailure.Wrong("not a wrapped key: " + boundTo(person, version), null));
        return new DataKey(version, keys.source().unwrap(sealed, boundTo(person, version)));
    }

    static String boundTo(PersonId person, int version) {
        return "dek|" + person + "|" + version;
    }

    private Optional<DataKey> known(PersonId person, CipherSuite suite) {
        OfTransaction own = ofThisTransaction();
        if (own.destroyed.contains(person.value()) || lately.getIfPresent(person.value()) != null) {
            return Optional.empty();
        }
        Id id = new Id(person.value(), suite);
        return Optional.ofNullable(cache.getIfPresent(id))
                .filter(this::fresh)
                .or(() -> Optional.ofNullable(own.read.get(id)).filter(this::fresh))
                .map(Read::key);
    }

    private boolean fresh(Read read) {
        return nanos.getAsLong() - read.at() < kept.toNanos() && read.at() - forgottenAt >= 0;
    }

    private void remember(Map<PersonId, DataKey> read, CipherSuite suite, long at) {
        Map<Id, Read> entries = read.entrySet().stream()
                .collect(Collectors.toMap(e -> new Id(e.getKey().value(), suite), e -> new Read(e.getValue(), at)));
        if (transactions.getTransactionKey() == null) {
            share(entries);
        } else {
            joined().read.putAll(entries);
        }
    }

    /** In this transaction at once, elsewhere on this node once it has committed. The rows are the caller's to delete. */
    void forget(PersonId person) {
        OfTransaction own = joined();
        own.destroyed.add(person.value());
        own.read.keySet().removeIf(id -> id.person().equals(person.value()));
    }

    private void share(Map<Id, Read> read) {
        read.forEach((id, key) -> {
            if (lately.getIfPresent(id.person()) == null && fresh(key)) {
                cache.asMap().merge(id, key, Read::later);
            }
        });
    }

    private void hold(Map<PersonId, DataKey> handedOut) {
        if (transactions.getTransactionKey() != null) {
            joined().hold(handedOut);
        }
    }

    /**
     * A rotation that has come to this phase removes what is no longer anybody's newest key, once all transactions of that
     * moment have ended: whoever is told no here is one of those.
     */
    private void requireInForce(Set<Held> held) {
        String sql = """
                select exists (select 1 from unnest(?, ?) as held (person, version)
                    join privacy.key_rotation r on r.keys = 'data' and r.phase in ('close', 'check') and held.version < r.target
                    join privacy.data_key newer on newer.person = held.person and newer.version >= r.target)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", held.stream().map(Held::person).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "int4", held.stream().map(Held::version).toArray()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    throw new DataKeyReplaced();
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("the data keys cannot be looked at again", broken);
        }
    }

    private OfTransaction ofThisTransaction() {
        Object own = transactions.getTransactionKey() == null ? null : transactions.getResource(DataKeys.class);
        return own == null ? new OfTransaction() : (OfTransaction) own;
    }

    private OfTransaction joined() {
        OfTransaction own = (OfTransaction) transactions.getResource(DataKeys.class);
        if (own == null) {
            own = new OfTransaction();
            transactions.putResource(DataKeys.class, own);
            transactions.registerInterposedSynchronization(own);
        }
        return own;
    }

    /** What a transaction has read and destroyed; the others learn of it when it has committed. */
    private final class OfTransaction implements Synchronization {
        private final Map<Id, Read> read = new HashMap<>();
        private final Set<UUID> destroyed = new HashSet<>();
        private final Set<Held> held = new HashSet<>();
        private long heldSince;

        void hold(Map<PersonId, DataKey> handedOut) {
            if (held.isEmpty()) {
                heldSince = nanos.getAsLong();
            }
            handedOut.forEach((person, key) -> held.add(new Held(person.value(), key.version())));
        }

        @Override
        public void beforeCompletion() {
            if (!held.isEmpty() && nanos.getAsLong() - heldSince > HELD_SHORTLY.toNanos()) {
                requireInForce(held);
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                destroyed.forEach(person -> {
                    lately.put(person, true);
                    for (CipherSuite suite : CipherSuite.values()) {
                        cache.invalidate(new Id(person, suite));
                    }
                });
                if (!destroyed.isEmpty()) {
                    CipherSuite.dropCiphers();
                }
                share(read);
            }
        }
    }
}
