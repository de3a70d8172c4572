package io.shouwen.privacy.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

    /** Code of the alarm. */
    static final String GONE = "entry-vanished";

    private static final int LOOKED_FOR_AT_ONCE = 2_000;
    private static final long RIPE_NANOS = Duration.ofSeconds(2).toNanos();

    private final ConcurrentLinkedQueue<Awaited> awaited = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    /** Found gone, and not yet kept as an alarm. */
    private final Set<UUID> gone = new LinkedHashSet<>();

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
     * Forgets those that have an index, once the database has said so: a lost connection makes none of them forgotten. Only
     * one thread looks.
     *
     * @throws LogDamaged where one is no longer there at all; again at each look until it is {@link #told}
     */
    void look(Connection connection) throws SQLException {
        look(connection, System.nanoTime() - RIPE_NANOS);
    }

    /** @param ripe a {@link System#nanoTime}; younger ones are left for later */
    void look(Connection connection, long ripe) throws SQLException {
        List<UUID> ids = awaited.stream()
                .takeWhile(entry -> entry.since() - ripe <= 0)
                .limit(LOOKED_FOR_AT_ONCE)
                .map(Awaited::id)
                .toList();
        if (!ids.isEmpty()) {
            List<UUID> waiting = waiting(connection, ids);
            for (int i = 0; i < ids.size(); i++) {
                awaited.remove(); // new ones come in behind them
                count.decrementAndGet();
            }
            committed(waiting);
        }
        if (!gone.isEmpty()) {
            throw new LogDamaged(
                    GONE,
                    "the entry " + gone.iterator().next() + " was recorded, and is gone before it had an index"
                            + (gone.size() == 1 ? "" : "; so are others, " + gone.size() + " in all"));
        }
    }

    /** Those that are there and have no index yet; remembers those that are not there. */
    private List<UUID> waiting(Connection connection, List<UUID> ids) throws SQLException {
        String sql = """
                select a.id, exists (select 1 from audit.entry e where e.id = a.id)
                from unnest(?) with ordinality a (id, place)
                where not exists (select 1 from audit.leaf l where l.entry_id = a.id) order by place
                """;
        List<UUID> waiting = new ArrayList<>();
        List<UUID> missing = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    (row.getBoolean(2) ? waiting : missing).add(id);
                }
            }
        }
        gone.addAll(missing);
        return waiting;
    }

    /** What was found gone is kept as an alarm. */
    void told() {
        gone.clear();
    }
}
