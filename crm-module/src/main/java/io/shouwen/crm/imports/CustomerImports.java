package io.shouwen.crm.imports;

import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.imports.ImportStatus.State;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.Masks;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.ProtectedValue;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * All imports and their rows. Works on sets of rows in SQL: nothing is opened, nothing is loaded into memory. Takes part in
 * the caller's transaction.
 */
@ApplicationScoped
class CustomerImports {

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

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    /** A row that may become a customer, as it waits: already sealed under that person's key. */
    record StagedRow(
            int number,
            CustomerId person,
            Map<ProtectedField, ProtectedValue> values,
            List<BlindIndex> phoneKeys,
            List<BlindIndex> idNumberKeys,
            Set<String> tags,
            Set<String> purposes) {}

    /** A row that has become a customer. */
    record TakenRow(int number, CustomerId person, List<String> purposes) {}

    void add(
            UUID id,
            String encoding,
            long bytes,
            Collection<ImportColumn> columns,
            String consentText,
            int rows,
            StaffId by,
            Instant at) {
        change(
                "INSERT INTO crm.customer_import (id, state, encoding, bytes, columns, consent_text, row_count,"
                        + " uploaded_by, uploaded_at) VALUES (?, 'CHECKED', ?, ?, ?, ?, ?, ?, ?)",
                id,
                encoding,
                bytes,
                String.join(",", columns.stream().map(ImportColumn::word).toList()),
                consentText,
                rows,
                by.value(),
                Timestamp.from(at));
    }

    /** @param idNumberKey version of the newest index key that rows' ID numbers were hashed with */
    void hashedWith(UUID importId, int idNumberKey) {
        change(
                "UPDATE crm.customer_import SET id_number_index_version = least(id_number_index_version, ?) WHERE id = ?",
                idNumberKey,
                importId);
    }

    /** Whether its rows name ID numbers, and an index key is newer than those that these were hashed with. */
    boolean outdated(UUID importId, int newestKey) {
        return !query(
                        "SELECT 1 FROM crm.customer_import WHERE id = ? AND id_number_index_version < ?",
                        r -> true,
                        importId,
                        newestKey)
                .isEmpty();
    }

    /** Those that were checked, never started, and now cannot be. */
    List<UUID> outdated(int newestKey) {
        return query(
                "SELECT id FROM crm.customer_import WHERE state = 'CHECKED' AND id_number_index_version < ?",
                r -> r.getObject(1, UUID.class),
                newestKey);
    }

    void stage(UUID importId, List<StagedRow> rows) {
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
        String sql =
                "INSERT INTO crm.import_row (import_id, row_no, outcome, person_id, phone_keys, id_card_keys, tags,"
                        + " purposes, id_card_index, id_card_index_version, mask_version" + columns
                        + ") VALUES (?, ?, 'ready', ?, ?, ?, ?, ?, ?, ?, " + Masks.VERSION + ", ?".repeat(values) + ")";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (StagedRow row : rows) {
                bind(connection, insert, importId, row);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void bind(Connection connection, PreparedStatement insert, UUID importId, StagedRow row)
            throws SQLException {
        int at = 1;
        insert.setObject(at++, importId);
        insert.setInt(at++, row.number());
        insert.setObject(at++, row.person().value());
        insert.setArray(at++, connection.createArrayOf("bytea", keys(row.phoneKeys())));
        insert.setArray(at++, connection.createArrayOf("bytea", keys(row.idNumberKeys())));
        insert.setArray(at++, connection.createArrayOf("text", row.tags().toArray()));
        insert.setArray(at++, connection.createArrayOf("text", row.purposes().toArray()));
        Optional<ProtectedValue> id = Optional.ofNullable(row.values().get(CustomerField.ID_NUMBER.stored()));
        insert.setBytes(at++, id.flatMap(ProtectedValue::index).orElse(null));
        insert.setObject(at++, id.flatMap(ProtectedValue::indexVersion).orElse(null), Types.INTEGER);
        for (CustomerField field : FIELDS) {
            Optional<ProtectedValue> value = Optional.ofNullable(row.values().get(field.stored()));
            insert.setBytes(at++, value.flatMap(ProtectedValue::sealed).orElse(null));
            insert.setString(at++, value.flatMap(ProtectedValue::mask).orElse(null));
            if (field.kind().indexed()) {
                insert.setBytes(at++, value.flatMap(ProtectedValue::index).orElse(null));
                insert.setObject(
                        at++, value.flatMap(ProtectedValue::indexVersion).orElse(null), Types.INTEGER);
            }
        }
    }

    private static byte[][] keys(List<BlindIndex> keys) {
        return keys.stream().map(BlindIndex::value).toArray(byte[][]::new);
    }

    void refuse(UUID importId, List<RowError> errors) {
        String row = "INSERT INTO crm.import_row (import_id, row_no, outcome) VALUES (?, ?, 'faulty')"
                + " ON CONFLICT DO NOTHING";
        String error = "INSERT INTO crm.import_error (import_id, row_no, field, code) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING";
        try (Connection connection = database.getConnection();
                PreparedStatement rowInsert = connection.prepareStatement(row);
                PreparedStatement errorInsert = connection.prepareStatement(error)) {
            for (RowError e : errors) {
                rowInsert.setObject(1, importId);
                rowInsert.setInt(2, e.row());
                rowInsert.addBatch();
                errorInsert.setObject(1, importId);
                errorInsert.setInt(2, e.row());
                errorInsert.setString(3, e.column());
                errorInsert.setString(4, e.code());
                errorInsert.addBatch();
            }
            rowInsert.executeBatch();
            errorInsert.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Marks the ready rows up to this one whose contact is a customer's, or whose person stood earlier in the file, and names
     * those that their contact gave away. Does not compare ID numbers with the register: a dry run would tell anybody which
     * are known (P1).
     */
    void markDuplicates(UUID importId, int lastRow) {
        change(
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
            change(
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
        return query(
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
        return query(
                "UPDATE crm.import_row r SET outcome = 'duplicate', existing_id = c.id FROM crm.customer c"
                        + " WHERE c.id_card_index = ANY (r.id_card_keys) AND r.import_id = ? AND r.outcome = 'ready'"
                        + " AND r.row_no <= ? RETURNING c.id",
                r -> new CustomerId(r.getObject(1, UUID.class)),
                importId,
                lastRow);
    }

    /** Locks the import until the transaction ends and tells its state. */
    State lock(UUID importId) {
        return query(
                        "SELECT state FROM crm.customer_import WHERE id = ? FOR UPDATE",
                        r -> State.valueOf(r.getString(1)),
                        importId)
                .stream()
                .findFirst()
                .orElseThrow(() -> new UnknownImport(importId));
    }

    /** The number of the last of the next ready rows; empty when none is left. */
    Optional<Integer> nextChunk(UUID importId, int size) {
        return query(
                        "SELECT max(row_no) FROM (SELECT row_no FROM crm.import_row WHERE import_id = ?"
                                + " AND outcome = 'ready' ORDER BY row_no LIMIT ?) x",
                        r -> Optional.ofNullable(r.getObject(1, Integer.class)),
                        importId,
                        size)
                .get(0);
    }

    /** Makes customers of the ready rows up to this one, and empties the rows. */
    List<TakenRow> take(UUID importId, int lastRow, StaffId by, Instant at) {
        String columns = "name_sealed, name_mask, phone_sealed, phone_mask, phone_index, phone_index_version,"
                + " email_sealed, email_mask, email_index, email_index_version, id_card_index, id_card_index_version,"
                + " card_sealed, card_mask, card_index, card_index_version, address_sealed, address_mask, mask_version";
        String ready = " FROM crm.import_row WHERE import_id = ? AND outcome = 'ready' AND row_no <= ?";
        List<TakenRow> taken = query(
                "SELECT row_no, person_id, purposes" + ready + " ORDER BY row_no",
                r -> new TakenRow(r.getInt(1), new CustomerId(r.getObject(2, UUID.class)), List.of((String[])
                        r.getArray(3).getArray())),
                importId,
                lastRow);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO crm.customer (id, number, created_at, created_by, updated_at, updated_by, version, "
                                + columns + ") SELECT person_id, ?, ?, ?, ?, ?, 1, " + columns
                                + " FROM crm.import_row WHERE import_id = ? AND row_no = ?")) {
            for (TakenRow row : taken) {
                insert.setString(1, row.person().number());
                insert.setTimestamp(2, Timestamp.from(at));
                insert.setString(3, by.value());
                insert.setTimestamp(4, Timestamp.from(at));
                insert.setString(5, by.value());
                insert.setObject(6, importId);
                insert.setInt(7, row.number());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
        change(
                "INSERT INTO crm.customer_tag (customer_id, tag, origin) SELECT person_id, unnest(tags), 'IMPORT'"
                        + ready,
                importId,
                lastRow);
        change(
                "UPDATE crm.import_row SET outcome = 'imported', " + EMPTIED
                        + " WHERE import_id = ? AND outcome = 'ready' AND row_no <= ?",
                importId,
                lastRow);
        return taken;
    }

    /** The import is over: what was still waiting is skipped, and nothing protected stays in its rows. */
    void end(UUID importId, State state, Instant at) {
        change("UPDATE crm.import_row SET outcome = 'skipped' WHERE import_id = ? AND outcome = 'ready'", importId);
        change("UPDATE crm.import_row SET " + EMPTIED + " WHERE import_id = ? AND name_sealed IS NOT NULL", importId);
        change(
                "UPDATE crm.customer_import SET state = ?, ended_at = ? WHERE id = ?",
                state.name(),
                Timestamp.from(at),
                importId);
    }

    void running(UUID importId, UUID job) {
        change("UPDATE crm.customer_import SET state = 'RUNNING', job_id = ? WHERE id = ?", job, importId);
    }

    String consentText(UUID importId) {
        return query("SELECT consent_text FROM crm.customer_import WHERE id = ?", r -> r.getString(1), importId)
                .get(0);
    }

    Optional<ImportStatus> find(UUID importId) {
        return statuses(" WHERE i.id = ?", importId).stream().findFirst();
    }

    ImportStatus get(UUID importId) {
        return find(importId).orElseThrow(() -> new UnknownImport(importId));
    }

    /** The newest first. */
    List<ImportStatus> recent(UUID before, int limit) {
        return before == null
                ? statuses(" ORDER BY i.id DESC LIMIT ?", limit)
                : statuses(" WHERE i.id < ? ORDER BY i.id DESC LIMIT ?", before, limit);
    }

    /** An import whose rows are being taken in by a job; null before there was one. */
    record Taking(UUID id, UUID job) {}

    /** All whose rows are being taken in, or were when their job gave up. */
    List<Taking> running() {
        return query(
                "SELECT id, job_id FROM crm.customer_import WHERE state = 'RUNNING' ORDER BY id",
                r -> new Taking(r.getObject(1, UUID.class), r.getObject(2, UUID.class)));
    }

    /** Those that were checked before this moment and never started. */
    List<UUID> forgotten(Instant before) {
        return query(
                "SELECT id FROM crm.customer_import WHERE state = 'CHECKED' AND uploaded_at < ?",
                r -> r.getObject(1, UUID.class),
                Timestamp.from(before));
    }

    List<RowError> errors(UUID importId, int afterRow, String afterColumn, int limit) {
        return query(
                "SELECT row_no, field, code FROM crm.import_error WHERE import_id = ? AND (row_no, field) > (?, ?)"
                        + " ORDER BY row_no, field LIMIT ?",
                r -> new RowError(r.getInt(1), r.getString(2), r.getString(3)),
                importId,
                afterRow,
                afterColumn,
                limit);
    }

    private List<ImportStatus> statuses(String condition, Object... arguments) {
        return query(
                "SELECT i.id, i.state, i.row_count, n.ready, n.imported, n.duplicate, n.faulty, n.skipped, i.columns,"
                        + " i.encoding, i.bytes, i.job_id, i.uploaded_by, i.uploaded_at, i.ended_at"
                        + " FROM crm.customer_import i CROSS JOIN LATERAL (SELECT"
                        + " count(*) FILTER (WHERE outcome = 'ready') AS ready,"
                        + " count(*) FILTER (WHERE outcome = 'imported') AS imported,"
                        + " count(*) FILTER (WHERE outcome = 'duplicate') AS duplicate,"
                        + " count(*) FILTER (WHERE outcome = 'faulty') AS faulty,"
                        + " count(*) FILTER (WHERE outcome = 'skipped') AS skipped"
                        + " FROM crm.import_row r WHERE r.import_id = i.id) n" + condition,
                CustomerImports::status,
                arguments);
    }

    private static ImportStatus status(ResultSet r) throws SQLException {
        Timestamp ended = r.getTimestamp(15);
        return new ImportStatus(
                r.getObject(1, UUID.class),
                State.valueOf(r.getString(2)),
                r.getInt(3),
                r.getInt(4),
                r.getInt(5),
                r.getInt(6),
                r.getInt(7),
                r.getInt(8),
                List.of(r.getString(9).split(",")),
                r.getString(10),
                r.getLong(11),
                r.getObject(12, UUID.class),
                new StaffId(r.getString(13)),
                r.getTimestamp(14).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    found.add(reader.read(result));
                }
            }
            return found;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void change(String sql, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("the import's rows cannot be read or written", e);
    }
}
