package io.shouwen.crm.imports;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.rights.Expiring;
import io.shouwen.privacy.rights.RetentionAction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Imports that ended long ago, with their rows and errors (P17). */
@ApplicationScoped
class OldImports implements Expiring {

    private static final String OLD = " FROM crm.customer_import WHERE ended_at < ?";

    private Sql sql;

    protected OldImports() {} // CDI proxy

    @Inject
    OldImports(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String category() {
        return "crm.imports";
    }

    @Override
    public Set<RetentionAction> actions() {
        return Set.of(RetentionAction.DELETE);
    }

    @Override
    public int days() {
        return 365;
    }

    @Override
    public long count(Instant before) {
        return sql.number("SELECT count(*)" + OLD, before);
    }

    @Override
    public Optional<Instant> oldest(Instant before) {
        return sql.first("SELECT min(ended_at)" + OLD + " HAVING count(*) > 0", row -> Sql.instant(row, 1), before);
    }

    @Override
    public List<Candidate> candidates(Instant before, UUID after, int limit) {
        return sql.list(
                "SELECT id" + OLD + " AND id > ? ORDER BY id LIMIT ?",
                row -> new Candidate(row.getObject(1, UUID.class), null, category(), false),
                before,
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    @Override
    public int expire(Collection<UUID> ids, RetentionAction action) {
        sql.change("DELETE FROM crm.customer_import WHERE id = ANY (?)", List.copyOf(ids));
        return 0;
    }
}
