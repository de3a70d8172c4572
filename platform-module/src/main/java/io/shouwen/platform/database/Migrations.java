package io.shouwen.platform.database;

import io.shouwen.platform.access.ModuleCatalogue;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/**
 * Brings every module's schema up to date before anything else starts, as the owner role, then grants the application
 * role what it needs at run time: in append-only schemas nothing but insert and select.
 *
 * <p>Other start-up beans name it in {@code @DependsOn("Migrations")}.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Migrations {

    private static final System.Logger LOG = System.getLogger(Migrations.class.getName());

    @Resource(lookup = "java:app/jdbc/shouwen-owner")
    private DataSource owner;

    @Inject
    @ConfigProperty(name = "shouwen.db.app.user")
    private String applicationRole;

    @PostConstruct
    void migrate() {
        // The platform's schema first: the other migrations call its partition functions.
        List<ModuleCatalogue> modules = ModuleCatalogue.all().stream()
                .sorted(Comparator.comparing(m -> !m.module().equals("platform")))
                .toList();
        for (ModuleCatalogue module : modules) {
            for (String schema : module.schemas()) {
                int applied = Flyway.configure(Migrations.class.getClassLoader())
                        .dataSource(owner)
                        .schemas(schema)
                        .defaultSchema(schema)
                        .locations("classpath:db/migration/" + schema)
                        .load()
                        .migrate()
                        .migrationsExecuted;
                grant(schema, module.appendOnlySchemas().contains(schema));
                LOG.log(System.Logger.Level.INFO, "schema {0}: {1} migrations applied", schema, applied);
            }
        }
    }

    private void grant(String schema, boolean appendOnly) {
        String rights = appendOnly ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
        String role = "\"" + applicationRole.replace("\"", "\"\"") + "\"";
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + role);
            statement.execute("GRANT " + rights + " ON ALL TABLES IN SCHEMA " + schema + " TO " + role);
            statement.execute("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA " + schema + " TO " + role);
            statement.execute("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA " + schema + " TO " + role);
            statement.execute("REVOKE ALL ON " + schema + ".flyway_schema_history FROM " + role);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot grant the application role its rights in schema " + schema, e);
        }
    }
}
