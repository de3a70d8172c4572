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
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * One random key for each person and suite, wrapped in the table {@code privacy.data_key}. Destroying the row is erasure; the
 * database refuses a new one for whoever was erased.
 *
 * <p>A key made in a transaction is shared with others only once that has committed: a value sealed under a key that was
 * rolled back could never be opened.
 */
@ApplicationScoped
class DataKeys {

    private static final Duration KEPT_IN_MEMORY = Duration.ofMinutes(2);
    private static final int MOST_IN_MEMORY = 5_000;

    private Keys keys;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    private final Cache<Id, DataKey> cache;

    /** Somebody else's transaction may have read such a key before it went, and finish after. */
    private final Cache<UUID, Boolean> lately =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(10)).build();

    private record Id(UUID person, CipherSuite suite) {}

    record DataKey(int version, Secret key) {}

    protected DataKeys() { // CDI proxy
        this(null, KEPT_IN_MEMORY);
    }

    @Inject
    DataKeys(Keys keys) {
        this(keys, KEPT_IN_MEMORY);
    }

    private DataKeys(Keys keys, Duration kept) {
        this.keys = keys;
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
        this(keys, kept);
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
        if (unknown.isEmpty()) {
            return found;
        }
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
        remember(read, suite);
        found.putAll(read);
        return found;
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

    /** On this node; the others' memory is short. */
    void forgetAll() {
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
        DataKey shared = cache.getIfPresent(id);
        return Optional.ofNullable(shared != null ? shared : own.read.get(id));
    }

    private void remember(Map<PersonId, DataKey> read, CipherSuite suite) {
        Map<Id, DataKey> entries = read.entrySet().stream()
                .collect(Collectors.toMap(e -> new Id(e.getKey().value(), suite), Map.Entry::getValue));
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

    private void share(Map<Id, DataKey> read) {
        read.forEach((id, key) -> {
            if (lately.getIfPresent(id.person()) == null) {
                cache.put(id, key);
            }
        });
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
        private final Map<Id, DataKey> read = new HashMap<>();
        private final Set<UUID> destroyed = new HashSet<>();

        @Override
        public void beforeCompletion() {
            // nothing to do before it is known how the transaction ends
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
                    CipherSuite.dropIdle();
                }
                share(read);
            }
        }
    }
}
