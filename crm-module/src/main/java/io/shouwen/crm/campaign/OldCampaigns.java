package io.shouwen.crm.campaign;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.rights.ExpiringRows;
import io.shouwen.privacy.rights.RetentionAction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Whom campaigns that ended long ago were sent: that goes, their opt-out links with it; the counts stay (P17). */
@ApplicationScoped
class OldCampaigns extends ExpiringRows {

    private Sql sql;

    protected OldCampaigns() {} // CDI proxy

    @Inject
    OldCampaigns(Sql sql) {
        super(
                sql,
                "c.id",
                "c.ended_at",
                "crm.campaign c WHERE c.ended_at < ? AND EXISTS (SELECT 1 FROM crm.campaign_recipient r"
                        + " WHERE r.campaign_id = c.id AND r.customer_id IS NOT NULL)");
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
    public int expire(Collection<UUID> ids, RetentionAction action) {
        sql.change(
                "UPDATE crm.campaign_recipient SET customer_id = NULL, opt_out_hash = NULL WHERE campaign_id = ANY (?)"
                        + " AND customer_id IS NOT NULL",
                List.copyOf(ids));
        return 0;
    }
}
