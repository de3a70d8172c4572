package io.shouwen.workorder.order;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The departments that take work, in the order in which people choose from them. */
@ApplicationScoped
public class Departments {

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    public List<Department> all() {
        List<Department> departments = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT word, zh, en FROM workorder.department WHERE active ORDER BY place");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                departments.add(new Department(row.getString(1), row.getString(2), row.getString(3)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the departments", e);
        }
        return departments;
    }

    void requireKnown(String word) {
        if (all().stream().noneMatch(d -> d.word().equals(word))) {
            throw new UnknownDepartment(String.valueOf(word));
        }
    }
}
