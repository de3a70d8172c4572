package io.shouwen.crm.imports;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

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
                        + " FROM crm.customer c WHERE c.id = ? AND r.name_mask IS NOT NULL AND (r.person_id = c.id"
                        + " OR r.existing_id = c.id OR c.id_card_index = ANY (r.id_card_keys)"
                        + " OR (c.phone_index = ANY (r.phone_keys) AND c.name_mask = r.name_mask))",
                customer.value());
    }
}
