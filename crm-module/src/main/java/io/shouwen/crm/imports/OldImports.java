package io.shouwen.crm.imports;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.rights.ExpiringRows;
import io.shouwen.privacy.rights.RetentionAction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Imports that ended long ago, with their rows and errors (P17). */
@ApplicationScoped
class OldImports extends ExpiringRows {

    private Sql sql;

    protected OldImports() {} // CDI proxy

    @Inject
    OldImports(Sql sql) {
        super(sql, "id", "ended_at", "crm.customer_import WHERE ended_at < ?");
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
    public int expire(Collection<UUID> ids, RetentionAction action) {
        sql.change("DELETE FROM crm.customer_import WHERE id = ANY (?)", List.copyOf(ids));
        return 0;
    }
}
