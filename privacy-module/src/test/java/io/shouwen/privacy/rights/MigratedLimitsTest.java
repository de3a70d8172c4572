package io.shouwen.privacy.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Whoever was erased in part before limits said so: the migrations write the limit, and leave nobody's module untold. */
class MigratedLimitsTest {

    @Test
    void leavesItToBeToldWhoseLimitAMigrationHasWritten() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            DataSource database = postgres.getPostgresDatabase();
            migrate(database, "platform", "latest");
            migrate(database, "privacy", "7.4");
            UUID partly = UUID.randomUUID();
            UUID restricted = UUID.randomUUID();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into privacy.erasure_waiting (person, since, look_again_on) values ('"
                        + partly + "', now(), current_date)");
                statement.execute("insert into privacy.person_limit (person, limited, since) values ('" + restricted
                        + "', 'RESTRICTED', now())");
            }

            migrate(database, "privacy", "latest");

            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select person, limited, told from privacy.person_limit" + " order by told")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getObject(1, UUID.class)).isEqualTo(partly);
                assertThat(row.getString(2)).isEqualTo("ERASED_BUT_HELD");
                assertThat(row.getBoolean(3)).isFalse();
                assertThat(row.next()).isTrue();
                assertThat(row.getObject(1, UUID.class)).isEqualTo(restricted);
                assertThat(row.getBoolean(3)).isTrue();
                assertThat(row.next()).isFalse();
            }
        }
    }

    private static void migrate(DataSource database, String schema, String target) {
        Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:db/migration/" + schema)
                .target(target)
                .load()
                .migrate();
    }
}
