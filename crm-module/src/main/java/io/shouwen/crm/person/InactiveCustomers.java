package io.shouwen.crm.person;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.rights.ErasingInactive;
import io.shouwen.privacy.rights.Expiring;
import io.shouwen.privacy.rights.RecentContacts;
import io.shouwen.privacy.rights.RetentionAction;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Customers with whom there was no contact for years: erased as if they had asked for it (P17). */
@ApplicationScoped
class InactiveCustomers implements Expiring {

    private static final String OLD = " FROM crm.customer c WHERE c.created_at < ? AND c.updated_at < ?"
            + " AND c.name_sealed IS NOT NULL AND NOT EXISTS (SELECT 1 FROM crm.interaction i"
            + " WHERE i.customer_id = c.id AND i.occurred_at >= ?)";

    private ErasingInactive erasing;
    private Instance<RecentContacts> contacts;
    private Sql sql;

    protected InactiveCustomers() {} // CDI proxy

    @Inject
    InactiveCustomers(ErasingInactive erasing, @Any Instance<RecentContacts> contacts, Sql sql) {
        this.erasing = erasing;
        this.contacts = contacts;
        this.sql = sql;
    }

    @Override
    public String category() {
        return "crm.profile";
    }

    @Override
    public Set<RetentionAction> actions() {
        return Set.of(RetentionAction.DELETE);
    }

    @Override
    public int days() {
        return 1825;
    }

    /** An upper bound: work orders of other modules are looked at only when it runs. */
    @Override
    public long count(Instant before) {
        return sql.number("SELECT count(*)" + OLD, before, before, before);
    }

    @Override
    public Optional<Instant> oldest(Instant before) {
        return sql.first(
                "SELECT min(c.updated_at)" + OLD + " HAVING count(*) > 0",
                row -> Sql.instant(row, 1),
                before,
                before,
                before);
    }

    @Override
    public List<Candidate> candidates(Instant before, UUID after, int limit) {
        List<PersonId> people = sql.list(
                "SELECT c.id" + OLD + " AND c.id > ? ORDER BY c.id LIMIT ?",
                row -> new PersonId(row.getObject(1, UUID.class)),
                before,
                before,
                before,
                after == null ? new UUID(0, 0) : after,
                limit);
        Set<PersonId> active = new HashSet<>();
        contacts.forEach(module -> active.addAll(module.since(people, before)));
        // Those with a contact stay in the list, so that the run goes on behind them.
        return people.stream()
                .map(person -> new Candidate(person.value(), person, category(), active.contains(person)))
                .toList();
    }

    @Override
    public int expire(Collection<UUID> ids, RetentionAction action) {
        return (int) ids.stream()
                .filter(id -> !erasing.erase(new PersonId(id)).whole())
                .count();
    }

    @Override
    public boolean ofPeople() {
        return true;
    }
}
