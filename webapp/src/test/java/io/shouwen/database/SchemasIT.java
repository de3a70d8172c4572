package io.shouwen.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

@InPayara
@RunAsClient
class SchemasIT {

    private static final String NOT_ALLOWED = "42501";

    @Test
    void everySchemaIsMigratedToItsLastVersion() throws Exception {
        assertThat(ModuleCatalogue.all()).extracting(ModuleCatalogue::module).contains("platform");
        try (Connection owner = connect("owner")) {
            for (String schema : schemas()) {
                List<String> applied = query(
                        owner,
                        "SELECT script FROM " + schema
                                + ".flyway_schema_history WHERE success AND type = 'SQL' AND version IS NOT NULL");
                assertThat(applied).as(schema).isNotEmpty().containsAll(versioned(schema));
                assertThat(query(owner, "SELECT script FROM " + schema + ".flyway_schema_history WHERE NOT success"))
                        .as(schema)
                        .isEmpty();
            }
        }
    }

    @Test
    void theAuditLogCannotBeRewrittenByTheApplication() throws SQLException {
        List<String> guarded = ModuleCatalogue.all().stream()
                .flatMap(m -> m.appendOnlySchemas().stream())
                .toList();
        assertThat(guarded).contains("audit");
        try (Connection owner = connect("owner");
                Connection app = connect("app")) {
            for (String schema : guarded) {
                List<String> tables = query(
                        owner,
                        "SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = '"
                                + schema + "'::regnamespace");
                assertThat(tables).as(schema).hasSizeGreaterThan(1);
                for (String table : tables) {
                    String column = query(
                                    owner,
                                    "SELECT attname FROM pg_attribute WHERE attnum > 0 AND attgenerated = '' AND attidentity = ''"
                                            + " AND attrelid = '" + table + "'::regclass ORDER BY attnum LIMIT 1")
                            .get(0);
                    refused(app, "UPDATE " + table + " SET " + column + " = " + column);
                    refused(app, "DELETE FROM " + table);
                    refused(app, "TRUNCATE " + table);
                    refused(app, "DROP TABLE " + table);
                    refused(app, "ALTER TABLE " + table + " DISABLE TRIGGER ALL");
                    refused(app, "ALTER TABLE " + table + " OWNER TO shouwen_app");
                }
            }
        }
    }

    /** Rights that are narrower than their schema's, also by the partitions' own names. */
    @Test
    void theApplicationNeitherNumbersTransactionsNorNamesPartitionedTables() throws SQLException {
        try (Connection app = connect("app")) {
            refused(app, "INSERT INTO audit.entry (id, leaf, xact) VALUES (gen_random_uuid(), '{}', 3)");
            refused(app, "INSERT INTO audit.entry_other (id, leaf) VALUES (gen_random_uuid(), '{}')");
            refused(app, "INSERT INTO platform.partitioned VALUES ('audit.leaf')");
            refused(app, "DELETE FROM platform.partitioned");
        }
    }

    @Test
    void theApplicationCreatesNothingInTheDatabase() throws SQLException {
        try (Connection app = connect("app")) {
            for (String schema : schemas()) {
                refused(app, "CREATE TABLE " + schema + ".mine (x integer)");
            }
            refused(app, "CREATE SCHEMA mine");
            refused(app, "CREATE TABLE public.mine (x integer)");
            refused(app, "SET ROLE shouwen_owner");
        }
    }

    @Test
    void noForeignKeyCrossesSchemas() throws SQLException {
        try (Connection owner = connect("owner")) {
            assertThat(query(
                            owner,
                            "SELECT f.conname || ' of ' || a.oid::regclass || ' to ' || b.oid::regclass FROM pg_constraint f"
                                    + " JOIN pg_class a ON a.oid = f.conrelid JOIN pg_class b ON b.oid = f.confrelid"
                                    + " WHERE f.contype = 'f' AND a.relnamespace <> b.relnamespace"))
                    .isEmpty();
        }
    }

    /** Otherwise a kill between the two leaves the log damaged, and the lock protects nothing. */
    @Test
    void theLogsLeavesAndTheirCheckpointAreWrittenInOneTransaction() throws Exception {
        try (Connection owner = connect("owner")) {
            Caller.as(Person.withoutPermissions(Portal.STAFF)).get("/api/crm/customers"); // a refusal is an entry
            await().until(() ->
                    !query(owner, "SELECT size FROM audit.checkpoint").isEmpty());
            assertThat(query(
                            owner,
                            "SELECT l.index FROM audit.leaf l"
                                    + " JOIN audit.checkpoint c ON c.size = (SELECT min(size) FROM audit.checkpoint WHERE size > l.index)"
                                    + " WHERE c.xmin::text <> l.xmin::text"))
                    .isEmpty();
        }
    }

    private static List<String> schemas() {
        return ModuleCatalogue.all().stream().flatMap(m -> m.schemas().stream()).toList();
    }

    private static List<String> versioned(String schema) throws IOException, URISyntaxException {
        URI folder = SchemasIT.class
                .getClassLoader()
                .getResource("db/migration/" + schema)
                .toURI();
        if (folder.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return names(jar.getPath("db/migration/" + schema));
            }
        }
        return names(Path.of(folder));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.startsWith("V"))
                    .toList();
        }
    }

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(
                Running.setting("shouwen.db.url"),
                Running.setting("shouwen.db." + role + ".user"),
                Running.setting("shouwen.db." + role + ".password"));
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    private static void refused(Connection connection, String sql) {
        assertThatThrownBy(() -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as(sql).isEqualTo(NOT_ALLOWED));
    }
}
