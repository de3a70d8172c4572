package io.shouwen.crm.imports;

import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.Masks;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.ProtectedValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The rows of imports, until they are customers. Works on sets of rows in SQL: nothing is opened, nothing is loaded into
 * memory. In the caller's transaction.
 */
@ApplicationScoped
class ImportRows {

    private static final List<CustomerField> FIELDS = List.of(
            CustomerField.NAME, CustomerField.PHONE, CustomerField.EMAIL, CustomerField.CARD, CustomerField.ADDRESS);

    /** A staged row has a customer's phone and masked name: the duplicate rule (DuplicateRules) as SQL. */
    private static final String SAME_CONTACT = "c.phone_index = ANY (r.phone_keys) AND c.name_mask = r.name_mask"
            + " AND NOT (c.id_card_index IS NOT NULL AND r.id_card_index IS NOT NULL)";

    static final String EMPTIED = "name_sealed = NULL, name_mask = NULL, phone_sealed = NULL, phone_mask = NULL,"
            + " phone_index = NULL, phone_index_version = NULL, phone_keys = NULL, email_sealed = NULL,"
            + " email_mask = NULL, email_index = NULL, email_index_version = NULL, id_card_index = NULL,"
            + " id_card_index_version = NULL, id_card_keys = NULL, card_sealed = NULL, card_mask = NULL,"
            + " card_index = NULL, card_index_version = NULL, address_sealed = NULL, address_mask = NULL,"
            + " tags = NULL, purposes = NULL";

    private final Sql sql;

    protected ImportRows() { // CDI proxy
        this(null);
    }

    @Inject
    ImportRows(Sql sql) {
        this.sql = sql;
    }

    /** A row that may become a customer, as it waits: already sealed under that person's key. */
    record Staged(
            int number,
            CustomerId person,
            Map<ProtectedField, ProtectedValue> values,
            List<BlindIndex> phoneKeys,
            List<BlindIndex> idNumberKeys,
            Set<String> tags,
            Set<String> purposes) {}

    /** A row that has become a customer. */
    record Taken(int number, CustomerId person, List<String> purposes) {}

    void stage(UUID importId, Collection<Staged> rows) {
        StringBuilder columns = new StringBuilder();
        for (CustomerField field : FIELDS) {
            String name = field.stored().field();
            columns.append(", ").append(name).append("_sealed, ").append(name).append("_mask");
            if (field.kind().indexed()) {
                columns.append(", ")
                        .append(name)
                        .append("_index, ")
                        .append(name)
                        .append("_index_version");
            }
        }
        int values = (int) columns.chars().filter(c -> c == ',').count();
        sql.changeAll(
                "INSERT INTO crm.import_row (import_id, row_no, outcome, person_id, phone_keys, id_card_keys, tags,"
                        + " purposes, id_card_index, id_card_index_version, mask_version" + columns
                        + ") VALUES (?, ?, 'ready', ?, ?, ?, ?, ?, ?, ?, " + Masks.VERSION + ", ?".repeat(values) + ")",
                rows.stream().map(row -> arguments(importId, row)).toList());
    }

    private static Object[] arguments(UUID importId, Staged row) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(importId);
        arguments.add(row.number());
        arguments.add(row.person().value());
        arguments.add(keys(row.phoneKeys()));
        arguments.add(keys(row.idNumberKeys()));
        arguments.add(row.tags());
        arguments.add(row.purposes());
        addIndex(arguments, Optional.ofNullable(row.values().get(CustomerField.ID_NUMBER.stored())));
        for (CustomerField field : FIELDS) {
            Optional<ProtectedValue> value = Optional.ofNullable(row.values().get(field.stored()));
            arguments.add(value.flatMap(ProtectedValue::sealed).orElse(null));
            arguments.add(value.flatMap(ProtectedValue::mask).orElse(null));
            if (field.kind().indexed()) {
                addIndex(arguments, value);
            }
        }
        return arguments.toArray();
    }

    private static void addIndex(List<Object> arguments, Optional<ProtectedValue> value) {
        arguments.add(value.flatMap(ProtectedValue::index).orElse(null));
        arguments.add(value.flatMap(ProtectedValue::indexVersion).orElse(null));
    }

    private static byte[][] keys(List<BlindIndex> keys) {
        return keys.stream().map(BlindIndex::value).toArray(byte[][]::new);
    }

    void refuse(UUID importId, List<RowError> errors) {
        sql.changeAll(
                "INSERT INTO crm.import_row (import_id, row_no, outcome) VALUES (?, ?, 'faulty') ON CONFLICT DO NOTHING",
                errors.stream().map(e -> new Object[] {importId, e.row()}).toList());
        sql.changeAll(
                "INSERT INTO crm.import_error (import_id, row_no, field, code) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                errors.stream()
                        .map(e -> new Object[] {importId, e.row(), e.column(), e.code()})
                        .toList());
    }

    /**
     * Marks the ready rows up to this one whose contact is a customer's, or whose person stood earlier in the file, and names
     * those that their contact gave away. Does not compare ID numbers with the register: a dry run would tell anybody which
     * are known (P1).
     */
    void markDuplicates(UUID importId, int lastRow) {
        sql.change(
                named(
                        "UPDATE crm.import_row r SET outcome = 'duplicate', existing_id = c.id FROM crm.customer c WHERE "
                                + SAME_CONTACT + " AND r.import_id = ? AND r.outcome = 'ready' AND r.row_no <= ?",
                        "crm.import-known-contact"),
                importId,
                lastRow);
        for (String same : List.of("id_card_index", "phone_index, name_mask")) {
            String first = same.split(",")[0];
            String update =
                    "UPDATE crm.import_row r SET outcome = 'duplicate', existing_id = d.first FROM (SELECT row_no,"
                            + " first_value(person_id) OVER w AS first, row_number() OVER w AS n,"
                            + " first_value(id_card_index) OVER w AS first_id_card, id_card_index"
                            + " FROM crm.import_row WHERE import_id = ? AND outcome = 'ready' AND row_no <= ? AND "
                            + first + " IS NOT NULL WINDOW w AS (PARTITION BY " + same + " ORDER BY row_no)) d"
                            + " WHERE r.import_id = ? AND r.row_no = d.row_no AND d.n > 1"
                            + " AND (d.first_id_card IS NULL OR d.id_card_index IS NULL"
                            + " OR d.first_id_card = d.id_card_index)";
            sql.change(
                    first.equals("phone_index") ? named(update, "crm.import-contact-twice") : update,
                    importId,
                    lastRow,
                    importId);
        }
    }

    /** The same update, which says of every row that it marks why. */
    private static String named(String update, String code) {
        return "WITH marked AS (" + update
                + " RETURNING r.import_id, r.row_no) INSERT INTO crm.import_error (import_id,"
                + " row_no, field, code) SELECT import_id, row_no, 'phone', '" + code + "' FROM marked"
                + " ON CONFLICT DO NOTHING";
    }

    /** Whether rows that can be taken in name ID numbers. */
    boolean namesIdNumbers(UUID importId) {
        return sql.list(
                        "SELECT EXISTS (SELECT 1 FROM crm.import_row WHERE import_id = ? AND outcome = 'ready'"
                                + " AND id_card_index IS NOT NULL)",
                        r -> r.getBoolean(1),
                        importId)
                .get(0);
    }

    /**
     * Marks the ready rows up to this one whose ID number is a customer's as duplicates like any other.
     *
     * @return those customers, one for each row
     */
    List<CustomerId> markKnownIdNumbers(UUID importId, int lastRow) {
        return sql.list(
                "UPDATE crm.import_row r SET outcome = 'duplicate', existing_id = c.id FROM crm.customer c"
                        + " WHERE c.id_card_index = ANY (r.id_card_keys) AND r.import_id = ? AND r.outcome = 'ready'"
                        + " AND r.row_no <= ? RETURNING c.id",
                r -> new CustomerId(r.getObject(1, UUID.class)),
                importId,
                lastRow);
    }

    /** The number of the last of the next ready rows; empty when none is left. */
    Optional<Integer> nextChunk(UUID importId, int size) {
        return sql.list(
                        "SELECT max(row_no) FROM (SELECT row_no FROM crm.import_row WHERE import_id = ?"
                                + " AND outcome = 'ready' ORDER BY row_no LIMIT ?) x",
                        r -> Optional.ofNullable(r.getObject(1, Integer.class)),
                        importId,
                        size)
                .get(0);
    }

    /** Makes customers of the ready rows up to this one, and empties the rows. */
    List<Taken> take(UUID importId, int lastRow, StaffId by, Instant at) {
        String columns = "name_sealed, name_mask, phone_sealed, phone_mask, phone_index, phone_index_version,"
                + " email_sealed, email_mask, email_index, email_index_version, id_card_index, id_card_index_version,"
                + " card_sealed, card_mask, card_index, card_index_version, address_sealed, address_mask, mask_version";
        String ready = " FROM crm.import_row WHERE import_id = ? AND outcome = 'ready' AND row_no <= ?";
        List<Taken> taken = sql.list(
                "SELECT row_no, person_id, purposes" + ready + " ORDER BY row_no",
                row -> new Taken(
                        row.getInt(1), new CustomerId(row.getObject(2, UUID.class)), Sql.texts(row, "purposes")),
                importId,
                lastRow);
        sql.changeAll(
                "INSERT INTO crm.customer (id, number, created_at, created_by, updated_at, updated_by, version, "
                        + columns + ") SELECT person_id, ?, ?, ?, ?, ?, 1, " + columns
                        + " FROM crm.import_row WHERE import_id = ? AND row_no = ?",
                taken.stream()
                        .map(row -> new Object[] {row.person().number(), at, by, at, by, importId, row.number()})
                        .toList());
        sql.change(
                "INSERT INTO crm.customer_tag (customer_id, tag, origin) SELECT person_id, unnest(tags), 'IMPORT'"
                        + ready,
                importId,
                lastRow);
        sql.change(
                "UPDATE crm.import_row SET outcome = 'imported', " + EMPTIED
                        + " WHERE import_id = ? AND outcome = 'ready' AND row_no <= ?",
                importId,
                lastRow);
        return taken;
    }

    /** What is still waiting is skipped, and nothing protected stays. */
    void drop(UUID importId) {
        sql.change("UPDATE crm.import_row SET outcome = 'skipped' WHERE import_id = ? AND outcome = 'ready'", importId);
        sql.change(
                "UPDATE crm.import_row SET " + EMPTIED + " WHERE import_id = ? AND name_sealed IS NOT NULL", importId);
    }

    List<RowError> errors(UUID importId, int afterRow, String afterColumn, int limit) {
        return sql.list(
                "SELECT row_no, field, code FROM crm.import_error WHERE import_id = ? AND (row_no, field) > (?, ?)"
                        + " ORDER BY row_no, field LIMIT ?",
                r -> new RowError(r.getInt(1), r.getString(2), r.getString(3)),
                importId,
                afterRow,
                afterColumn,
                limit);
    }
}
