package io.shouwen.system.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The database's owner, who may change any row: what the application's own role may not. */
final class Owner implements AutoCloseable {

    private final Connection connection;

    private Owner(Connection connection) {
        this.connection = connection;
    }

    static Owner of(Path runFolder) throws IOException, SQLException {
        String port = properties(runFolder.resolve("installation.properties")).getProperty("postgres.port");
        String password = properties(runFolder.resolve("secrets.properties")).getProperty("owner.password");
        return new Owner(DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/shouwen", "shouwen_owner", password));
    }

    private static Properties properties(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    String entryAt(long index) throws SQLException {
        String sql = "select e.leaf from audit.entry e join audit.leaf l on l.entry_id = e.id where l.index = ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setLong(1, index);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    void rewrite(long index, String leaf) throws SQLException {
        String sql = "update audit.entry set leaf = ? where id = (select entry_id from audit.leaf where index = ?)";
        try (var update = connection.prepareStatement(sql)) {
            update.setString(1, leaf);
            update.setLong(2, index);
            if (update.executeUpdate() != 1) {
                throw new AssertionError("there is no entry at index " + index);
            }
        }
    }

    /** Entries under the newest checkpoint. */
    long published() throws SQLException {
        return number("select max(size) from audit.checkpoint");
    }

    /** Entries, with an index or waiting for one. */
    long recorded() throws SQLException {
        return number("select count(*) from audit.entry");
    }

    private long number(String sql) throws SQLException {
        try (var query = connection.prepareStatement(sql);
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
