package io.shouwen.privacy.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.TypedKey;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens the key source and holds the index keys and those that sign the log. The first to use it at start is
 * {@link OpeningKeys}: what is missing or wrong shows there, before any door opens.
 */
@ApplicationScoped
public class Keys {

    private static final Clock EPOCH = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private interface Opening {
        KeySource open(boolean mayBegin, KekVersions versions);
    }

    private Opening opening;
    private CipherSuite suite;
    private Clock clock;
    private Duration settling;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private KekVersions versions;
    private KeySource source;

    /** Read again each minute, so that every node learns of a rotation. */
    private final Cache<String, Map<FieldKind, List<IndexKey>>> indexKeys;

    /**
     * @param version counted up at each rotation
     * @param suite whose HMAC it is for
     * @param writesFrom when every node has read it: searched with before, written with only then
     */
    record IndexKey(int version, CipherSuite suite, Instant writesFrom, Secret key) {

        BlindIndex hash(FieldKind kind, String normalised) {
            byte[] text = (kind + "|" + normalised).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            return new BlindIndex(version, suite.hmac(key, text));
        }
    }

    protected Keys() { // CDI proxy
        this(null, null, null, Duration.ZERO, Duration.ZERO);
    }

    @Inject
    Keys(
            KeySources sources,
            Clock clock,
            @ConfigProperty(name = "shouwen.vault.suite", defaultValue = "AES-256-GCM") String suite,
            @ConfigProperty(name = "shouwen.keys.settle", defaultValue = "150") int settle,
            @ConfigProperty(name = "shouwen.keys.one-node", defaultValue = "false") boolean oneNode) {
        this(sources::open, clock, CipherSuite.named(suite), settling(settle, oneNode), Duration.ofMinutes(1));
    }

    /** @throws IllegalArgumentException where a rotation could remove a key that another node still writes with */
    static Duration settling(int seconds, boolean oneNode) {
        long least = oneNode ? 0 : DataKeys.KNOWN_TO_ALL.toSeconds();
        if (seconds < least) {
            throw new IllegalArgumentException("shouwen.keys.settle is " + seconds + ", and must be " + least
                    + " or more: other nodes remember a key for so many seconds. Where there is never more than one node,"
                    + " set shouwen.keys.one-node to true, and any number from 0 on will do");
        }
        return Duration.ofSeconds(seconds);
    }

    private Keys(Opening opening, Clock clock, CipherSuite suite, Duration settling, Duration kept) {
        this.opening = opening;
        this.clock = clock;
        this.suite = suite;
        this.settling = settling;
        this.indexKeys = Caffeine.newBuilder().expireAfterWrite(kept).build();
    }

    /** For tests and measurements without a container: a key file, AES. */
    Keys(Path path, Optional<String> password, DataSource database) {
        this(
                (mayBegin, versions) ->
                        KeySources.file(path, password.orElseThrow().toCharArray(), mayBegin, EPOCH),
                EPOCH,
                CipherSuite.AES_256_GCM,
                Duration.ZERO,
                Duration.ofMinutes(1));
        this.database = database;
    }

    /** For tests without a container. */
    static Keys of(KeySource source, CipherSuite suite, Clock clock, DataSource database) {
        return of(source, suite, clock, database, Duration.ZERO, Duration.ofMinutes(1));
    }

    static Keys of(
            KeySource source, CipherSuite suite, Clock clock, DataSource database, Duration settling, Duration kept) {
        Keys keys = new Keys((mayBegin, versions) -> source, clock, suite, settling, kept);
        keys.database = database;
        return keys;
    }

    @PostConstruct
    void open() {
        versions = new KekVersions(database, clock);
        source = opening.open(!dataPresent(), versions);
        versions.known(source.newest());
        makeIndexKeys();
        indexKeys(); // proves that the source is the one that wrapped them
    }

    private boolean dataPresent() {
        String sql = """
                select exists (select 1 from privacy.index_key) or exists (select 1 from privacy.data_key)
                    or exists (select 1 from audit.checkpoint)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException broken) {
            throw new IllegalStateException("the key tables cannot be read", broken);
        }
    }

    /** The first ones, at once; those of another suite where the setting was changed, once all nodes know them. */
    private void makeIndexKeys() {
        Map<FieldKind, List<IndexKey>> present = readIndexKeys();
        for (FieldKind kind : FieldKind.values()) {
            if (kind.indexed() && !present.containsKey(kind)) {
                makeIndexKey(kind, 1, clock.instant());
            } else if (kind.indexed() && present.get(kind).get(0).suite() != suite) {
                makeIndexKey(
                        kind,
                        present.get(kind).get(0).version() + 1,
                        clock.instant().plus(settling));
            }
        }
    }

    /** Nothing where it is there already. */
    void makeIndexKey(FieldKind kind, int version, Instant writesFrom) {
        String sql = """
                insert into privacy.index_key (kind, version, suite, wrapped, writes_from, made_at)
                values (?, ?, ?, ?, ?, ?) on conflict (kind, version) do nothing
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, kind.name());
            insert.setInt(2, version);
            insert.setInt(3, suite.number());
            insert.setBytes(
                    4,
                    source.wrap(suite, boundTo(kind, version), Secret.random(32))
                            .bytes());
            insert.setObject(5, writesFrom.atOffset(ZoneOffset.UTC));
            insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("the index keys cannot be made", broken);
        }
        indexKeys.invalidateAll();
    }

    static String boundTo(FieldKind kind, int version) {
        return "index|" + kind + "|" + version;
    }

    private Map<FieldKind, List<IndexKey>> readIndexKeys() {
        String sql = "select kind, version, suite, writes_from, wrapped from privacy.index_key where retired_at is null"
                + " order by version desc";
        Map<FieldKind, List<IndexKey>> keys = new EnumMap<>(FieldKind.class);
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                FieldKind kind = FieldKind.valueOf(row.getString(1));
                int version = row.getInt(2);
                keys.computeIfAbsent(kind, k -> new ArrayList<>())
                        .add(new IndexKey(
                                version,
                                CipherSuite.numbered(row.getInt(3)).orElseThrow(),
                                row.getTimestamp(4).toInstant(),
                                unwrap(row.getBytes(5), boundTo(kind, version))));
            }
            return keys;
        } catch (SQLException broken) {
            throw new IllegalStateException("the index keys cannot be read", broken);
        }
    }

    private Secret unwrap(byte[] wrapped, String boundTo) {
        SealedValue sealed = SealedValue.parse(wrapped)
                .orElseThrow(() -> new KeySourceFailure.Wrong("not a wrapped key: " + boundTo, null));
        return source.unwrap(sealed, boundTo);
    }

    private Map<FieldKind, List<IndexKey>> indexKeys() {
        return indexKeys.get("all", all -> readIndexKeys());
    }

    /** In force, newest first; the kind must be indexed. */
    List<IndexKey> indexKeys(FieldKind kind) {
        return indexKeys().get(kind);
    }

    /** What new values are indexed with: the newest that every node knows. */
    IndexKey writingIndexKey(FieldKind kind) {
        List<IndexKey> live = indexKeys(kind);
        if (live.size() == 1) {
            return live.get(0);
        }
        Instant now = clock.instant();
        return live.stream()
                .filter(key -> !key.writesFrom().isAfter(now))
                .findFirst()
                .orElse(live.get(live.size() - 1));
    }

    KeySource source() {
        return source;
    }

    KekVersions kekVersions() {
        return versions;
    }

    CipherSuite suite() {
        return suite;
    }

    /** How long until every node knows a new key; nothing is taken away before. */
    Duration settling() {
        return settling;
    }

    void forgetIndexKeys() {
        indexKeys.invalidateAll();
    }

    /** Signs the log's checkpoints in the name of this origin: by Ed25519 and, with the SM suite, by SM2 as well. */
    public NoteSigner logSigner(String origin) {
        NoteSigner signer = SigningKeys.ed25519(
                origin, source.logKey().orElseGet(() -> signingKey("Ed25519", SigningKeys::newEd25519)));
        if (suite != CipherSuite.SM4_GCM) {
            return signer;
        }
        Secret sm2 = signingKey("SM2", SigningKeys::newSm2);
        TypedKey point = SigningKeys.sm2Public(origin, sm2);
        return signer.with(point, SigningKeys.sm2(sm2), SigningKeys.sm2Verifying(point));
    }

    private Secret signingKey(String algorithm, Supplier<Secret> maker) {
        return readSigningKey(algorithm).orElseGet(() -> {
            String sql = "insert into privacy.signing_key (algorithm, version, wrapped, made_at) values (?, 1, ?, ?)"
                    + " on conflict (algorithm, version) do nothing";
            try (Connection connection = database.getConnection();
                    PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setString(1, algorithm);
                insert.setBytes(
                        2,
                        source.wrap(suite, boundToSigning(algorithm), maker.get())
                                .bytes());
                insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            } catch (SQLException broken) {
                throw new IllegalStateException("the log's key cannot be kept", broken);
            }
            return readSigningKey(algorithm).orElseThrow();
        });
    }

    static String boundToSigning(String algorithm) {
        return "signing|" + algorithm + "|1";
    }

    private Optional<Secret> readSigningKey(String algorithm) {
        String sql = "select wrapped from privacy.signing_key where algorithm = ? and version = 1";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, algorithm);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(unwrap(row.getBytes(1), boundToSigning(algorithm))) : Optional.empty();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("the log's key cannot be read", broken);
        }
    }
}
