package io.shouwen.crm.imports;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Rows of imports that name a customer who is to be erased: emptied, so that none of them makes the person anew. */
@ApplicationScoped
public class StagedPeople {

    /** Uploads share this lock while they stage rows; an erasure has it alone, and sees all that they staged. */
    static final long STAGING = 5_220_166_401_338_091_001L;

    private Sql sql;

    protected StagedPeople() {} // CDI proxy

    @Inject
    StagedPeople(Sql sql) {
        this.sql = sql;
    }

    /** In the transaction of an upload. */
    void staging() {
        sql.list("SELECT 1 FROM (SELECT pg_advisory_xact_lock_shared(?)) l", row -> 1, STAGING);
    }

    /** Whom of these rows still name, also where an older backup knows no customer of it yet. */
    public List<UUID> naming(Collection<UUID> people) {
        return sql.list(
                "SELECT person_id FROM crm.import_row WHERE person_id = ANY (?) AND name_mask IS NOT NULL"
                        + " UNION SELECT existing_id FROM crm.import_row WHERE existing_id = ANY (?)"
                        + " AND name_mask IS NOT NULL",
                row -> row.getObject(1, UUID.class),
                people,
                people);
    }

    /** Before the customer's own search keys go: rows are found by them. */
    public int forget(CustomerId customer) {
        sql.list("SELECT 1 FROM (SELECT pg_advisory_xact_lock(?)) l", row -> 1, STAGING);
        // Taking in locks the import as well: it has either finished its rows or does not see these any more.
        sql.list(
                "SELECT id FROM crm.customer_import WHERE state IN ('CHECKED', 'RUNNING') ORDER BY id FOR UPDATE",
                row -> 1);
        return sql.change(
                "UPDATE crm.import_row r SET " + ImportRows.EMPTIED
                        + ", outcome = CASE WHEN r.outcome = 'ready' THEN 'skipped' ELSE r.outcome END"
                        + " FROM (SELECT ?::uuid AS id) p LEFT JOIN crm.customer c ON c.id = p.id"
                        + " WHERE r.name_mask IS NOT NULL AND (r.person_id = p.id"
                        + " OR r.existing_id = p.id OR c.id_card_index = ANY (r.id_card_keys)"
                        + " OR (c.phone_index = ANY (r.phone_keys) AND c.name_mask = r.name_mask))",
                customer.value());
    }
}
