package io.shouwen.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the application role may do in the schemas: what it needs at run time, and nothing else. */
final class Grants {

    private final Connection owner;
    private final String role;

    /** @param owner in a transaction, so that no right is there for a moment that is taken away again */
    Grants(Connection owner, String role) {
        this.owner = owner;
        this.role = "\"" + role.replace("\"", "\"\"") + "\"";
    }

    /**
     * @param appendOnly whether it may only insert and select
     * @param narrower rights by table, where the role may do less than in the rest of the schema
     */
    void give(String schema, boolean appendOnly, Map<String, String> narrower) throws SQLException {
        String rights = appendOnly ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
        try (Statement statement = owner.createStatement()) {
            statement.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + role);
            statement.execute("GRANT " + rights + " ON ALL TABLES IN SCHEMA " + schema + " TO " + role);
            statement.execute("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA " + schema + " TO " + role);
            statement.execute("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA " + schema + " TO " + role);
            statement.execute("REVOKE ALL ON " + schema + ".flyway_schema_history FROM " + role);
            for (Map.Entry<String, String> table : narrower.entrySet()) {
                if (table.getKey().startsWith(schema + ".")) {
                    // Of a partition, too: what is granted on the table suffices to reach its rows through the table.
                    for (String part : parts(table.getKey())) {
                        statement.execute("REVOKE ALL ON " + part + " FROM " + role);
                    }
                    statement.execute("GRANT " + table.getValue() + " ON " + table.getKey() + " TO " + role);
                }
            }
        }
    }

    private List<String> parts(String table) throws SQLException {
        String sql = "SELECT ?::regclass::text UNION SELECT relid::regclass::text FROM pg_partition_tree(?::regclass)";
        List<String> parts = new ArrayList<>();
        try (PreparedStatement query = owner.prepareStatement(sql)) {
            query.setString(1, table);
            query.setString(2, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    parts.add(row.getString(1));
                }
            }
        }
        return parts;
    }
}
