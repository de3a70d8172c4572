package io.shouwen.workorder.person;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.rights.ErasedText;
import io.shouwen.privacy.rights.ExpiringRows;
import io.shouwen.privacy.rights.RecentContacts;
import io.shouwen.privacy.rights.RetentionAction;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What is written in work orders that were closed long ago: the words go, outcomes stay (P17). */
@ApplicationScoped
class OldWorkOrders extends ExpiringRows implements RecentContacts {

    private ErasedWorkOrders erased;
    private Sql sql;

    protected OldWorkOrders() {} // CDI proxy

    @Inject
    OldWorkOrders(ErasedWorkOrders erased, Sql sql) {
        super(
                sql,
                "id, customer, " + WorkOrderHolder.CATEGORY,
                "closed_at",
                "workorder.work_order w left join workorder.work_order_type t on t.word = w.type"
                        + " where closed_at < ? and description <> ?",
                ErasedText.MARKER);
        this.erased = erased;
        this.sql = sql;
    }

    @Override
    public String category() {
        return "workorder.orders";
    }

    @Override
    public Set<RetentionAction> actions() {
        return Set.of(RetentionAction.ANONYMISE);
    }

    @Override
    public int days() {
        return 1825;
    }

    @Override
    protected Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getObject(1, UUID.class), new PersonId(row.getObject(2, UUID.class)), row.getString(3), false);
    }

    @Override
    public int expire(Collection<UUID> ids, RetentionAction action) {
        erased.erase(ids);
        erased.comments(ids);
        return 0;
    }

    @Override
    public Set<PersonId> since(Collection<PersonId> people, Instant moment) {
        if (people.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(sql.list(
                "select distinct customer from workorder.work_order where customer = any (?)"
                        + " and (closed_at is null or changed_at >= ?)",
                row -> new PersonId(row.getObject(1, UUID.class)),
                people.stream().map(PersonId::value).toList(),
                moment));
    }
}
