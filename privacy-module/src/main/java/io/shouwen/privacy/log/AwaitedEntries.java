package io.shouwen.privacy.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The entries that this node has committed and not yet seen with an index. An entry that is taken out of the database in the
 * half second before it has one leaves no trace there; the node that wrote it still knows of it.
 */
@ApplicationScoped
class AwaitedEntries {

    /** Beyond this the oldest are watched and the newest are not: an import must not fill the memory. */
    private static final int MOST = 100_000;

    private static final int LOOKED_FOR_AT_ONCE = 2_000;
    private static final long RIPE_NANOS = Duration.ofSeconds(2).toNanos();

    private final ConcurrentLinkedQueue<Awaited> awaited = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    private record Awaited(UUID id, long since) {}

    /** Once their transaction has committed. */
    void committed(List<UUID> ids) {
        long now = System.nanoTime();
        for (UUID id : ids) {
            if (count.get() >= MOST) {
                return;
            }
            awaited.add(new Awaited(id, now));
            count.incrementAndGet();
        }
    }

    /**
     * Forgets those that have an index.
     *
     * @throws LogDamaged where one is no longer there at all
     */
    void look(Connection connection) throws SQLException {
        look(connection, System.nanoTime() - RIPE_NANOS);
    }

    /** @param ripe a {@link System#nanoTime}; younger ones are left for later */
    void look(Connection connection, long ripe) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        for (Awaited next = awaited.peek();
                next != null && next.since() - ripe <= 0 && ids.size() < LOOKED_FOR_AT_ONCE;
                next = awaited.peek()) {
            ids.add(awaited.remove().id());
            count.decrementAndGet();
        }
        if (ids.isEmpty()) {
            return;
        }
        String sql = """
                select a.id, exists (select 1 from audit.entry e where e.id = a.id)
                from unnest(?) a (id) where not exists (select 1 from audit.leaf l where l.entry_id = a.id)
                """;
        List<UUID> waiting = new ArrayList<>();
        UUID vanished = null;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    if (row.getBoolean(2)) {
                        waiting.add(id);
                    } else {
                        vanished = id;
                    }
                }
            }
        }
        committed(waiting);
        if (vanished != null) {
            throw new LogDamaged(
                    "entry-vanished", "the entry " + vanished + " was recorded, and is gone before it had an index");
        }
    }
}
