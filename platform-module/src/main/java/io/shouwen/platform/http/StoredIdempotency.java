package io.shouwen.platform.http;

import io.shouwen.platform.access.Actor;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Keeps keys in {@code platform.idempotency_key}. The row is inserted before the creation, so that a second request with
 * the same key waits for the first one's commit and then finds its result.
 */
@ApplicationScoped
@Transactional
class StoredIdempotency implements Idempotency {

    private final Actor actor;
    private final Replay replay;
    private final Clock clock;
    private final Jsonb jsonb = JsonbBuilder.create();

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    @Inject
    StoredIdempotency(Actor actor, Replay replay, Clock clock) {
        this.actor = actor;
        this.replay = replay;
        this.clock = clock;
    }

    protected StoredIdempotency() { // CDI proxy
        this(null, null, null);
    }

    @Override
    public UUID once(String key, String operation, Object request, Supplier<UUID> create) {
        if (key == null) {
            return create.get();
        }
        if (key.isBlank() || key.length() > 100) {
            throw InvalidInput.of("Idempotency-Key", "platform.not-accepted", "1 to 100 characters");
        }
        byte[] fingerprint = digest(key, jsonb.toJson(request));
        try (Connection connection = database.getConnection()) {
            if (claim(connection, key, operation, fingerprint)) {
                UUID id = create.get();
                keep(connection, key, operation, id);
                return id;
            }
            UUID first = earlier(connection, key, operation, fingerprint);
            replay.happens();
            return first;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep the idempotency key of " + operation, e);
        }
    }

    private boolean claim(Connection connection, String key, String operation, byte[] fingerprint) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO platform.idempotency_key (actor, operation, key, fingerprint, created_at)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, actor.id().value());
            insert.setString(2, operation);
            insert.setBytes(3, digest(key, ""));
            insert.setBytes(4, fingerprint);
            insert.setTimestamp(5, Timestamp.from(clock.instant()));
            return insert.executeUpdate() == 1;
        }
    }

    private void keep(Connection connection, String key, String operation, UUID id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE platform.idempotency_key SET result = ? WHERE actor = ? AND operation = ? AND key = ?")) {
            update.setObject(1, id);
            update.setString(2, actor.id().value());
            update.setString(3, operation);
            update.setBytes(4, digest(key, ""));
            update.executeUpdate();
        }
    }

    private UUID earlier(Connection connection, String key, String operation, byte[] fingerprint) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT fingerprint, result FROM platform.idempotency_key WHERE actor = ? AND operation = ? AND key = ?")) {
            select.setString(1, actor.id().value());
            select.setString(2, operation);
            select.setBytes(3, digest(key, ""));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || row.getObject(2) == null) {
                    throw new KeyInUse();
                }
                if (!MessageDigest.isEqual(fingerprint, row.getBytes(1))) {
                    throw new KeyUsedForOther();
                }
                return row.getObject(2, UUID.class);
            }
        }
    }

    /**
     * The key itself is not kept, and it salts the fingerprint: whoever reads the table cannot try out values, because the
     * key that the caller made up is missing.
     */
    private static byte[] digest(String key, String content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((key.length() + ":" + key).getBytes(StandardCharsets.UTF_8));
            return sha.digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 422: the key came before with other content. */
    static final class KeyUsedForOther extends Refusal {
        KeyUsedForOther() {
            super(
                    Kind.UNPROCESSABLE,
                    "platform.idempotency-key-reused",
                    "this Idempotency-Key came before with other content",
                    Map.of());
        }
    }

    /** 409: the first request with the key is still under way. */
    static final class KeyInUse extends Refusal {
        KeyInUse() {
            super(
                    Kind.CONFLICT,
                    "platform.idempotency-key-in-use",
                    "the first request with this Idempotency-Key is still under way",
                    Map.of());
        }
    }
}
