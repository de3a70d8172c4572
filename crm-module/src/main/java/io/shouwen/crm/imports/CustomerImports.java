package io.shouwen.crm.imports;

import io.shouwen.crm.imports.ImportStatus.State;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All imports of customers. In the caller's transaction. */
@ApplicationScoped
class CustomerImports {

    private final ImportRows rows;
    private final Sql sql;

    protected CustomerImports() { // CDI proxy
        this(null, null);
    }

    @Inject
    CustomerImports(ImportRows rows, Sql sql) {
        this.rows = rows;
        this.sql = sql;
    }

    void add(
            UUID id,
            String encoding,
            long bytes,
            Collection<ImportColumn> columns,
            String consentText,
            int rows,
            StaffId by,
            Instant at) {
        sql.change(
                "INSERT INTO crm.customer_import (id, state, encoding, bytes, columns, consent_text, row_count,"
                        + " uploaded_by, uploaded_at) VALUES (?, 'CHECKED', ?, ?, ?, ?, ?, ?, ?)",
                id,
                encoding,
                bytes,
                String.join(",", columns.stream().map(ImportColumn::word).toList()),
                consentText,
                rows,
                by,
                at);
    }

    /** @param idNumberKey version of the newest index key that rows' ID numbers were hashed with */
    void hashedWith(UUID importId, int idNumberKey) {
        sql.change(
                "UPDATE crm.customer_import SET id_number_index_version = least(id_number_index_version, ?) WHERE id = ?",
                idNumberKey,
                importId);
    }

    /** Whether its rows name ID numbers, and an index key is newer than those that these were hashed with. */
    boolean outdated(UUID importId, int newestKey) {
        return sql.first(
                        "SELECT 1 FROM crm.customer_import WHERE id = ? AND id_number_index_version < ?",
                        row -> true,
                        importId,
                        newestKey)
                .isPresent();
    }

    /** Those that were checked, never started, and now cannot be. */
    List<UUID> outdated(int newestKey) {
        return sql.list(
                "SELECT id FROM crm.customer_import WHERE state = 'CHECKED' AND id_number_index_version < ?",
                row -> row.getObject(1, UUID.class),
                newestKey);
    }

    /** Locks the import until the transaction ends and tells its state. */
    State lock(UUID importId) {
        return sql.first(
                        "SELECT state FROM crm.customer_import WHERE id = ? FOR UPDATE",
                        row -> State.valueOf(row.getString(1)),
                        importId)
                .orElseThrow(() -> new UnknownImport(importId));
    }

    void running(UUID importId, UUID job) {
        sql.change("UPDATE crm.customer_import SET state = 'RUNNING', job_id = ? WHERE id = ?", job, importId);
    }

    /** What was still waiting is skipped, and nothing protected stays in its rows. */
    void end(UUID importId, State state, Instant at) {
        rows.drop(importId);
        sql.change("UPDATE crm.customer_import SET state = ?, ended_at = ? WHERE id = ?", state, at, importId);
    }

    String consentText(UUID importId) {
        return sql.first("SELECT consent_text FROM crm.customer_import WHERE id = ?", row -> row.getString(1), importId)
                .orElseThrow(() -> new UnknownImport(importId));
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
        return sql.list(
                "SELECT id, job_id FROM crm.customer_import WHERE state = 'RUNNING' ORDER BY id",
                row -> new Taking(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
    }

    /** Those that were checked before this moment and never started. */
    List<UUID> forgotten(Instant before) {
        return sql.list(
                "SELECT id FROM crm.customer_import WHERE state = 'CHECKED' AND uploaded_at < ?",
                row -> row.getObject(1, UUID.class),
                before);
    }

    private List<ImportStatus> statuses(String condition, Object... arguments) {
        return sql.list(
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

    private static ImportStatus status(ResultSet row) throws SQLException {
        return new ImportStatus(
                row.getObject(1, UUID.class),
                State.valueOf(row.getString(2)),
                row.getInt(3),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                List.of(row.getString(9).split(",")),
                row.getString(10),
                row.getLong(11),
                row.getObject(12, UUID.class),
                new StaffId(row.getString(13)),
                Sql.instant(row, 14),
                Sql.instant(row, 15));
    }
}
