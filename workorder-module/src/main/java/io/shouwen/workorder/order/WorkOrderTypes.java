package io.shouwen.workorder.order;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** The types in use, in the order in which people choose from them. */
@ApplicationScoped
public class WorkOrderTypes {

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    public List<WorkOrderType> all() {
        List<WorkOrderType> types = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT word, zh, en, complaint FROM workorder.work_order_type WHERE active ORDER BY place");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                types.add(new WorkOrderType(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the types of work orders", e);
        }
        return types;
    }

    /** The type's name for people, or its word where it is no longer in use. */
    public String label(String word, Locale locale) {
        return all().stream()
                .filter(t -> t.word().equals(word))
                .findFirst()
                .map(t -> t.label(locale))
                .orElse(word);
    }

    WorkOrderType requireKnown(String word) {
        return all().stream()
                .filter(t -> t.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UnknownType(String.valueOf(word)));
    }
}
