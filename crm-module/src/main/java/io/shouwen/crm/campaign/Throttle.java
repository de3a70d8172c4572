package io.shouwen.crm.campaign;

import io.shouwen.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many messages leave: within any minute no more than are allowed, of all campaigns and nodes together, for they share one
 * mail server. In the caller's transaction.
 */
@ApplicationScoped
class Throttle {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Any number that nobody else locks. */
    private static final long TURNS = 0x43524D43414D5041L;

    private Sql sql;
    private int perMinute;

    protected Throttle() {} // CDI proxy

    @Inject
    Throttle(Sql sql, @ConfigProperty(name = "shouwen.crm.campaign.per-minute", defaultValue = "60") int perMinute) {
        this.sql = sql;
        this.perMinute = Math.max(1, perMinute);
    }

    /** Whoever else wants a turn waits until the transaction ends. */
    void lock() {
        sql.list("SELECT 1 FROM (SELECT pg_advisory_xact_lock(?)) l", row -> 1, TURNS);
    }

    /** From when on the next message may leave; a time gone by where it may at once. */
    Instant nextTurn() {
        return sql.first(
                        "SELECT turn_at FROM crm.campaign_recipient WHERE turn_at IS NOT NULL"
                                + " ORDER BY turn_at DESC LIMIT 1 OFFSET ?",
                        row -> Sql.instant(row, 1).plus(MINUTE),
                        perMinute - 1)
                .orElse(Instant.EPOCH);
    }

    void take(UUID recipient, Instant now) {
        sql.change("UPDATE crm.campaign_recipient SET turn_at = ? WHERE id = ?", now, recipient);
    }
}
