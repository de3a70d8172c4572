package io.shouwen.crm.person;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.rights.ErasedText;
import io.shouwen.privacy.rights.ExpiringRows;
import io.shouwen.privacy.rights.RetentionAction;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** What was said with customers long ago: the words go, that it was said stays (P17). */
@ApplicationScoped
class OldInteractions extends ExpiringRows {

    private ErasedInteractions interactions;

    protected OldInteractions() {} // CDI proxy

    @Inject
    OldInteractions(ErasedInteractions interactions, Sql sql) {
        super(
                sql,
                "id, customer_id",
                "occurred_at",
                "crm.interaction WHERE occurred_at < ? AND summary <> ?",
                ErasedText.MARKER);
        this.interactions = interactions;
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
    protected Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getObject(1, UUID.class), new PersonId(row.getObject(2, UUID.class)), category(), false);
    }

    @Override
    public int expire(Collection<UUID> ids, RetentionAction action) {
        interactions.erase(ids);
        return 0;
    }
}
