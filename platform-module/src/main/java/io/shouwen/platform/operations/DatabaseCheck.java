package io.shouwen.platform.operations;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** PostgreSQL answers. */
@ApplicationScoped
class DatabaseCheck implements SystemCheck {

    @Resource(lookup = "java:app/jdbc/shouwen-jobs")
    private DataSource database;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public String look() throws Unwell {
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid(2)) {
                throw new Unwell("does not answer");
            }
            return connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new Unwell("cannot be reached", e);
        }
    }
}
