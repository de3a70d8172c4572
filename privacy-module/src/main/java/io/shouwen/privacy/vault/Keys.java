package io.shouwen.privacy.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shouwen.privacy.log.tree.NoteSigner;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens the key source and holds the index keys. The first to use it at start is {@link OpeningKeys}: what is missing or
 * wrong shows there, before any door opens.
 */
@ApplicationScoped
public class Keys {

    private static final System.Logger LOG = System.getLogger(Keys.class.getName());

    private Path path;
    private Optional<String> password;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private KeySource source;

    /** Read again each minute, so that every node learns of a rotation. */
    private final Cache<String, Map<FieldKind, List<IndexKey>>> indexKeys =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    /** @param version counted up at each rotation */
    record IndexKey(int version, Secret key) {}

    protected Keys() {} // CDI proxy

    @Inject
    Keys(
            @ConfigProperty(name = "shouwen.kek.path", defaultValue = "run/keys.p12") String path,
            @ConfigProperty(name = "shouwen.kek.password") Optional<String> password) {
        this.path = Path.of(path);
        this.password = password;
    }

    /** For tests without a container. */
    Keys(Path path, Optional<String> password, DataSource database) {
        this(path.toString(), password);
        this.database = database;
    }

    @PostConstruct
    void open() {
        char[] secret = password.filter(p -> !p.isEmpty())
                .orElseThrow(() -> new KeySourceFailure.Missing("shouwen.kek.password is not set"))
                .toCharArray();
        boolean dataPresent = dataPresent();
        if (!dataPresent && !java.nio.file.Files.exists(path)) {
            source = KeyFile.create(path, secret);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "New keys were made in {0}. Back this file up now, apart from the database:"
                            + " without it every protected value is lost for good.",
                    path.toAbsolutePath());
        } else {
            source = KeyFile.open(path, secret);
        }
        makeIndexKeys();
        indexKeys(); // proves that the file is the one that wrapped them
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

    private void makeIndexKeys() {
        String sql = """
                insert into privacy.index_key (kind, version, wrapped) values (?, 1, ?)
                on conflict (kind, version) do nothing
                """;
        Map<FieldKind, List<IndexKey>> present = readIndexKeys();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (FieldKind kind : FieldKind.values()) {
                if (kind.indexed() && !present.containsKey(kind)) {
                    insert.setString(1, kind.name());
                    insert.setBytes(
                            2,
                            source.wrap(CipherSuite.AES_256_GCM, boundTo(kind, 1), Secret.random(32))
                                    .bytes());
                    insert.executeUpdate();
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("the index keys cannot be made", broken);
        }
    }

    private static String boundTo(FieldKind kind, int version) {
        return "index|" + kind + "|" + version;
    }

    private Map<FieldKind, List<IndexKey>> readIndexKeys() {
        String sql =
                "select kind, version, wrapped from privacy.index_key where retired_at is null order by version desc";
        Map<FieldKind, List<IndexKey>> keys = new EnumMap<>(FieldKind.class);
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                FieldKind kind = FieldKind.valueOf(row.getString(1));
                int version = row.getInt(2);
                String boundTo = boundTo(kind, version);
                SealedValue wrapped = SealedValue.parse(row.getBytes(3))
                        .orElseThrow(() -> new KeySourceFailure.Wrong("not a wrapped key: " + boundTo, null));
                keys.computeIfAbsent(kind, k -> new ArrayList<>())
                        .add(new IndexKey(version, source.unwrap(wrapped, boundTo)));
            }
            return keys;
        } catch (SQLException broken) {
            throw new IllegalStateException("the index keys cannot be read", broken);
        }
    }

    private Map<FieldKind, List<IndexKey>> indexKeys() {
        return indexKeys.get("all", all -> readIndexKeys());
    }

    /** In force, newest first; the kind must be indexed. */
    List<IndexKey> indexKeys(FieldKind kind) {
        return indexKeys().get(kind);
    }

    KeySource source() {
        return source;
    }

    /** Signs the log's checkpoints in the name of this origin. */
    public NoteSigner logSigner(String origin) {
        return source.logSigner(origin);
    }
}
