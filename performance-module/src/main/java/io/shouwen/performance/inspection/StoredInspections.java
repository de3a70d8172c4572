package io.shouwen.performance.inspection;

import io.shouwen.performance.fact.FactContent.Inspected;
import io.shouwen.platform.staff.StaffId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class StoredInspections implements Inspections {

    private static final String COLUMNS = "id, staff, inspector, method, case_reference, professionalism, efficiency,"
            + " attitude, result, mark, rubric, inspected_at, fact";

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    @Override
    public void add(Collection<Inspection> inspections) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO performance.inspection (" + COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Inspection inspection : inspections) {
                insert.setObject(1, inspection.id());
                insert.setString(2, inspection.staff().value());
                insert.setString(3, inspection.inspector().value());
                insert.setString(4, inspection.method().word());
                insert.setString(5, inspection.caseReference());
                insert.setBigDecimal(6, inspection.marks().professionalism());
                insert.setBigDecimal(7, inspection.marks().efficiency());
                insert.setBigDecimal(8, inspection.marks().attitude());
                insert.setBigDecimal(9, inspection.marks().result());
                insert.setBigDecimal(10, inspection.marks().mark());
                insert.setString(11, inspection.marks().rubric());
                insert.setTimestamp(12, Timestamp.from(inspection.inspectedAt()));
                insert.setObject(13, inspection.fact());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot add inspections", e);
        }
    }

    @Override
    public Optional<Inspection> find(UUID id) {
        return read("SELECT " + COLUMNS + " FROM performance.inspection WHERE id = ?", id).stream()
                .findFirst();
    }

    @Override
    public List<Inspection> page(StaffId staff, UUID before, int limit) {
        return read(
                "SELECT " + COLUMNS + " FROM performance.inspection WHERE (?::text IS NULL OR staff = ?)"
                        + " AND (?::uuid IS NULL OR id < ?) ORDER BY id DESC LIMIT ?",
                staff == null ? null : staff.value(),
                staff == null ? null : staff.value(),
                before,
                before,
                limit);
    }

    private List<Inspection> read(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                List<Inspection> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new Inspection(
                            row.getObject(1, UUID.class),
                            new StaffId(row.getString(2)),
                            new StaffId(row.getString(3)),
                            InspectionMethod.ofWord(row.getString(4)).orElseThrow(),
                            row.getString(5),
                            new Inspected(
                                    row.getBigDecimal(6),
                                    row.getBigDecimal(7),
                                    row.getBigDecimal(8),
                                    row.getBigDecimal(9),
                                    row.getBigDecimal(10),
                                    row.getString(11)),
                            row.getTimestamp(12).toInstant(),
                            row.getObject(13, UUID.class)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read inspections", e);
        }
    }
}
