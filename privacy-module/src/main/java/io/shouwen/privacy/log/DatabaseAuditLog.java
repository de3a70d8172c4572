package io.shouwen.privacy.log;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.CurrentActor;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.log.AuditEntry.Who;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Records by plain inserts into {@code audit.entry}. What follows is the {@link Sequencer}'s. */
@ApplicationScoped
class DatabaseAuditLog implements AuditLog {

    /** Stands for whoever came by a one-time link: not a member of staff. */
    private static final String BY_LINK = "link";

    private CurrentActor actor;
    private Clock clock;
    private AwaitedEntries awaited;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    protected DatabaseAuditLog() {} // CDI proxy

    @Inject
    DatabaseAuditLog(CurrentActor actor, Clock clock, AwaitedEntries awaited) {
        this.actor = actor;
        this.clock = clock;
        this.awaited = awaited;
    }

    @Override
    @Transactional
    public UUID record(AuditEvent event) {
        return insert(List.of(entry(event, who()))).get(0);
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public UUID recordAtOnce(AuditEvent event) {
        return insert(List.of(entry(event, who()))).get(0);
    }

    @Override
    @Transactional
    public List<UUID> recordAll(List<AuditEvent> events) {
        Who who = who();
        return events.isEmpty()
                ? List.of()
                : insert(events.stream().map(event -> entry(event, who)).toList());
    }

    /** For moments when the request is not yet, or no longer, that person's: signing in and out. */
    @Transactional(TxType.REQUIRES_NEW)
    public UUID recordAtOnce(AuditEvent event, Actor person) {
        return insert(List.of(entry(event, who(person)))).get(0);
    }

    private AuditEntry entry(AuditEvent event, Who who) {
        return AuditEntry.now(event, who, clock.instant());
    }

    private Who who() {
        try {
            return actor.isKnown() ? who(actor.identity()) : new Who(BY_LINK, null, null, null);
        } catch (ContextNotActiveException outsideAnyRequest) {
            return new Who(StaffId.SYSTEM.value(), null, null, null);
        }
    }

    private static Who who(Actor person) {
        return new Who(person.id().value(), person.portal().orElse(null), person.session(), person.address());
    }

    private List<UUID> insert(List<AuditEntry> entries) {
        String sql = "insert into audit.entry (id, leaf) select * from unnest(?, ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            Object[] ids = entries.stream().map(AuditEntry::id).toArray();
            Object[] leaves = entries.stream()
                    .map(entry -> new String(entry.leaf(), StandardCharsets.UTF_8))
                    .toArray();
            insert.setArray(1, connection.createArrayOf("uuid", ids));
            insert.setArray(2, connection.createArrayOf("text", leaves));
            insert.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("the audit log cannot be written, so the act does not happen", broken);
        }
        List<UUID> ids = entries.stream().map(AuditEntry::id).toList();
        transactions.registerInterposedSynchronization(new OnceCommitted(ids));
        return ids;
    }

    /** Only what was committed must be found again. */
    private final class OnceCommitted implements Synchronization {
        private final List<UUID> ids;

        OnceCommitted(List<UUID> ids) {
            this.ids = ids;
        }

        @Override
        public void beforeCompletion() {
            // nothing to do before
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                awaited.committed(ids);
            }
        }
    }
}
