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
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/**
 * Brings every module's schema up to date before anything else starts, as the owner role, adds the month partitions that are
 * missing, then grants the application role what it needs at run time ({@link Grants}).
 *
 * <p>Other start-up beans name it in {@code @DependsOn("Migrations")}.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Migrations {

    private static final System.Logger LOG = System.getLogger(Migrations.class.getName());

    /** As far as a table has partitions when it is made. */
    private static final int MONTHS_BACK = 24;

    @Resource(lookup = "java:app/jdbc/shouwen-owner")
    private DataSource owner;

    @Inject
    @ConfigProperty(name = "shouwen.db.app.user")
    private String applicationRole;

    @Inject
    private Clock clock;

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
                LOG.log(System.Logger.Level.INFO, "schema {0}: {1} migrations applied", schema, applied);
            }
        }
        keepPartitions();
        grant(modules);
    }

    /** Before the first row of this month is written: the application may have been down for longer than they reach. */
    private void keepPartitions() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try (Connection connection = owner.getConnection()) {
            List<String> missing = new Partitions(connection).keep(today.minusMonths(MONTHS_BACK), today);
            if (!missing.isEmpty()) {
                LOG.log(System.Logger.Level.ERROR, "no partition can be made: {0}", String.join(", ", missing));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask for the month partitions", e);
        }
    }

    private void grant(List<ModuleCatalogue> modules) {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Grants grants = new Grants(connection, applicationRole);
                for (ModuleCatalogue module : modules) {
                    for (String schema : module.schemas()) {
                        grants.give(schema, module.appendOnlySchemas().contains(schema), module.narrowerRights());
                    }
                }
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot grant the application role its rights", e);
        }
    }
}
