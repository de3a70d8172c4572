package io.shouwen.crm.person;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.rights.ErasedText;
import io.shouwen.privacy.rights.Expiring;
import io.shouwen.privacy.rights.RetentionAction;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What was said with customers long ago: the words go, that it was said stays (P17). */
@ApplicationScoped
class OldInteractions implements Expiring {

    private static final String OLD = " FROM crm.interaction WHERE occurred_at < ? AND summary <> ?";

    private ErasedInteractions interactions;
    private Sql sql;

    protected OldInteractions() {} // CDI proxy

    @Inject
    OldInteractions(ErasedInteractions interactions, Sql sql) {
        this.interactions = interactions;
        this.sql = sql;
    }

    @Override
    public String category() {
        return "crm.interactions";
    }

    @Override
    public Set<RetentionAction> actions() {
        return Set.of(RetentionAction.ANONYMISE);
    }

    @Override
    public int days() {
        return 1095;
    }

    @Override
    public long count(Instant before) {
        return sql.number("SELECT count(*)" + OLD, before, ErasedText.MARKER);
    }

    @Override
    public Optional<Instant> oldest(Instant before) {
        return sql.first(
                "SELECT min(occurred_at)" + OLD + " HAVING count(*) > 0",
                row -> Sql.instant(row, 1),
                before,
                ErasedText.MARKER);
    }

    @Override
    public List<Candidate> candidates(Instant before, UUID after, int limit) {
        return sql.list(
                "SELECT id, customer_id" + OLD + " AND id > ? ORDER BY id LIMIT ?",
                row -> new Candidate(
                        row.getObject(1, UUID.class), new PersonId(row.getObject(2, UUID.class)), category(), false),
                before,
                ErasedText.MARKER,
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    @Override
    public int expire(Collection<UUID> ids, RetentionAction action) {
        interactions.erase(ids);
        return 0;
    }
}
