package io.shouwen.crm.campaign;

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

/** Whom campaigns that ended long ago were sent: that goes, their opt-out links with it; the counts stay (P17). */
@ApplicationScoped
class OldCampaigns implements Expiring {

    private static final String OLD = " FROM crm.campaign c WHERE c.ended_at < ? AND EXISTS (SELECT 1"
            + " FROM crm.campaign_recipient r WHERE r.campaign_id = c.id AND r.customer_id IS NOT NULL)";

    private Sql sql;

    protected OldCampaigns() {} // CDI proxy

    @Inject
    OldCampaigns(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String category() {
        return "crm.campaigns";
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
        return sql.number("SELECT count(*)" + OLD, before);
    }

    @Override
    public Optional<Instant> oldest(Instant before) {
        return sql.first("SELECT min(c.ended_at)" + OLD + " HAVING count(*) > 0", row -> Sql.instant(row, 1), before);
    }

    @Override
    public List<Candidate> candidates(Instant before, UUID after, int limit) {
        return sql.list(
                "SELECT c.id" + OLD + " AND c.id > ? ORDER BY c.id LIMIT ?",
                row -> new Candidate(row.getObject(1, UUID.class), null, category(), false),
                before,
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    @Override
    public int expire(Collection<UUID> ids, RetentionAction action) {
        sql.change(
                "UPDATE crm.campaign_recipient SET customer_id = NULL, opt_out_hash = NULL WHERE campaign_id = ANY (?)"
                        + " AND customer_id IS NOT NULL",
                List.copyOf(ids));
        return 0;
    }
}
