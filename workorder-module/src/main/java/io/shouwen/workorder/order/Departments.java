package io.shouwen.workorder.order;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.staff.DepartmentNames;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/** The departments that take work, in the order in which people choose from them. */
@ApplicationScoped
public class Departments implements DepartmentNames {

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

    /** Of those that take work now. */
    @Override
    public Optional<String> name(String word, Locale locale) {
        return all().stream()
                .filter(department -> department.word().equals(word))
                .findFirst()
                .map(department -> department.label(locale));
    }

    /**
     * @throws InvalidInput where none is named
     * @throws UnknownDepartment where none takes work under that word
     */
    void requireKnown(String word) {
        if (word == null || word.isBlank()) {
            throw InvalidInput.of("department", "workorder.department-missing", "the word of a department");
        }
        if (all().stream().noneMatch(d -> d.word().equals(word))) {
            throw new UnknownDepartment(word);
        }
    }
}
