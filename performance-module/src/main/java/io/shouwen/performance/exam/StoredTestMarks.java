package io.shouwen.performance.exam;

import io.shouwen.performance.fact.Quarter;
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
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class StoredTestMarks implements TestMarks {

    private static final String COLUMNS = "id, staff, quarter, mark, marked_by, marked_at, fact";

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    @Override
    public void add(Collection<TestMark> marks) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO performance.test_mark (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (TestMark mark : marks) {
                insert.setObject(1, mark.id());
                insert.setString(2, mark.staff().value());
                insert.setString(3, mark.quarter().toString());
                insert.setBigDecimal(4, mark.mark());
                insert.setString(5, mark.markedBy().value());
                insert.setTimestamp(6, Timestamp.from(mark.markedAt()));
                insert.setObject(7, mark.fact());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot add test marks", e);
        }
    }

    @Override
    public List<TestMark> page(UUID before, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS
                        + " FROM performance.test_mark WHERE (?::uuid IS NULL OR id < ?) ORDER BY id DESC LIMIT ?")) {
            select.setObject(1, before);
            select.setObject(2, before);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                List<TestMark> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new TestMark(
                            row.getObject(1, UUID.class),
                            new StaffId(row.getString(2)),
                            Quarter.parse(row.getString(3)),
                            row.getBigDecimal(4),
                            new StaffId(row.getString(5)),
                            row.getTimestamp(6).toInstant(),
                            row.getObject(7, UUID.class)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read test marks", e);
        }
    }
}
