package io.shouwen.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two tables with partitions, on a real PostgreSQL; and what the application role may do with them. */
class PartitionsTest {

    private static final LocalDate MAY = LocalDate.of(2031, 5, 20);

    private static EmbeddedPostgres postgres;

    private Connection owner;
    private int made;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void migrated() throws SQLException {
        String name = "partitions" + System.nanoTime();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            execute(connection, "create database " + name);
        }
        Flyway.configure()
                .dataSource(postgres.getDatabase("postgres", name))
                .schemas("platform")
                .defaultSchema("platform")
                .locations("classpath:db/migration/platform")
                .load()
                .migrate();
        owner = postgres.getDatabase("postgres", name).getConnection();
        execute("create schema one");
        execute("create table one.flyway_schema_history (x int)");
        execute("""
                create table one.entry (id uuid primary key, leaf text not null, xact bigint not null default 7,
                    length int not null generated always as (length(leaf)) stored) partition by range (id)
                """);
        execute("create table one.fact (id uuid primary key) partition by range (id)");
        execute("create table one.mention (fact uuid references one.fact (id))");
        execute(
                "create table one.proof (id uuid primary key, fact uuid not null constraint of_fact references one.fact (id)"
                        + " on delete cascade deferrable) partition by range (id)");
        execute("select platform.partition_by_month('one.entry'), platform.partition_by_month('one.fact')");
    }

    @AfterEach
    void close() throws SQLException {
        owner.close();
    }

    @Test
    void areThereForThisMonthAndThreeMore() throws SQLException {
        assertThat(new Partitions(owner).keep(MAY, MAY)).isEmpty();
        insert("entry", MAY);
        insert("entry", MAY.plusMonths(3));
        insert("entry", MAY.plusMonths(4));
        assertThat(rows("select tableoid::regclass from one.entry order by id"))
                .containsExactly("one.entry_2031_05", "one.entry_2031_08", "one.entry_other");
    }

    /** Nothing ran for so long that rows went to the default partition: they move, as they were stored. */
    @Test
    void takeInWhatIsInTheDefaultOne() throws SQLException {
        insert("entry", MAY.minusYears(20));
        insert("entry", MAY);
        insert("entry", MAY);
        insert("entry", MAY.plusMonths(4));
        execute("update one.entry set xact = 12345");
        List<String> before = rows("select (e.id, leaf, xact, length)::text from one.entry e order by id");

        assertThat(new Partitions(owner).keep(MAY, MAY)).isEmpty();
        assertThat(rows("select tableoid::regclass from one.entry order by id"))
                .containsExactly("one.entry_other", "one.entry_2031_05", "one.entry_2031_05", "one.entry_other");
        assertThat(rows("select (e.id, leaf, xact, length)::text from one.entry e order by id"))
                .isEqualTo(before);
        insert("entry", MAY.minusYears(19));
        assertThatThrownBy(() -> execute("insert into one.entry (id, leaf) select id, leaf from one.entry"))
                .isInstanceOf(SQLException.class);
    }

    /** What cannot be made is named, and everything else is made. */
    @Test
    void areMadeEachByItself() throws SQLException {
        execute("insert into platform.partitioned values ('one.nowhere'), ('nonsense')");
        assertThat(new Partitions(owner).keep(MAY, MAY))
                .contains("one.nowhere_2031_05", "nonsense_2031_05")
                .noneMatch(name -> name.startsWith("one.entry") || name.startsWith("one.fact"));
        insert("fact", MAY);
        assertThat(rows("select tableoid::regclass from one.fact order by id")).containsExactly("one.fact_2031_05");
    }

    /** Others refer to rows of the default partition: they move, and the foreign keys are what they were. */
    @Test
    void takeInRowsThatOthersReferTo() throws SQLException {
        execute("create table one.proof_other partition of one.proof default");
        insert("fact", MAY.minusYears(20));
        insert("fact", MAY.plusMonths(1));
        insert("fact", MAY.plusMonths(1));
        insert("fact", MAY.plusMonths(2));
        execute("insert into one.mention select id from one.fact");
        execute("insert into one.proof select gen_random_uuid(), id from one.fact");
        String keys =
                "select conrelid::regclass || ' ' || conname || ' ' || convalidated || ' ' || pg_get_constraintdef(oid)"
                        + " from pg_constraint where contype = 'f' and confrelid = 'one.fact'::regclass and conparentid = 0 order by 1";
        List<String> before = rows(keys);
        assertThat(before).hasSize(2);

        assertThat(new Partitions(owner).keep(MAY, MAY)).isEmpty();
        assertThat(rows("select tableoid::regclass from one.fact order by id"))
                .containsExactly("one.fact_other", "one.fact_2031_06", "one.fact_2031_06", "one.fact_2031_07");
        assertThat(rows("select count(*) from one.mention join one.fact on id = fact"))
                .containsExactly("4");
        assertThat(rows("select count(*) from one.proof"))
                .as("nothing cascaded")
                .containsExactly("4");
        assertThat(rows(keys)).isEqualTo(before);
        violates("delete from one.fact where id in (select fact from one.mention)");
        violates("insert into one.mention values (gen_random_uuid())");
        violates("insert into one.proof values (gen_random_uuid(), gen_random_uuid())");
        execute("delete from one.mention");
        execute("delete from one.fact where tableoid = 'one.fact_2031_06'::regclass");
        assertThat(rows("select count(*) from one.proof"))
                .as("but it still does")
                .containsExactly("2");
    }

    /** Where the move fails, all is as it was: no row twice, no foreign key missing. */
    @Test
    void leaveEverythingAsItWasWhereRowsCannotMove() throws SQLException {
        insert("fact", MAY);
        execute("insert into one.mention select id from one.fact");
        execute("create function one.no() returns trigger language plpgsql as $$ begin raise 'no'; end $$");
        execute("create trigger no before delete on one.fact_other for each row execute function one.no()");
        assertThat(new Partitions(owner).keep(MAY, MAY)).containsExactly("one.fact_2031_05");
        assertThat(rows("select tableoid::regclass from one.fact")).containsExactly("one.fact_other");
        violates("insert into one.mention values (gen_random_uuid())");
    }

    private void violates(String sql) {
        assertThatThrownBy(() -> execute(sql))
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("23503"));
    }

    @Test
    void theApplicationRoleMayDoNoMoreThanIsGranted() throws SQLException {
        execute("drop role if exists clerk");
        execute("create role clerk login");
        owner.setAutoCommit(false);
        Grants grants = new Grants(owner, "clerk");
        grants.give("platform", false, Map.of("platform.partitioned", "SELECT"));
        grants.give("one", true, Map.of("one.entry", "SELECT, INSERT (id, leaf)"));
        owner.commit();
        owner.setAutoCommit(true);
        try (Connection clerk = DriverManager.getConnection(postgres.getJdbcUrl("clerk", owner.getCatalog()))) {
            execute(clerk, "insert into one.entry (id, leaf) values (gen_random_uuid(), 'x')");
            execute(clerk, "insert into one.fact values (gen_random_uuid())");
            execute(clerk, "delete from platform.idempotency_key");
            assertThat(new Partitions(clerk).keep(MAY, MAY)).isEmpty();
            refused(clerk, "insert into one.entry (id, leaf, xact) values (gen_random_uuid(), 'x', 3)");
            refused(clerk, "insert into one.entry_other (id, leaf, xact) values (gen_random_uuid(), 'x', 3)");
            refused(clerk, "insert into one.entry_2031_05 (id, leaf) values (gen_random_uuid(), 'x')");
            refused(clerk, "delete from one.fact");
            refused(clerk, "insert into platform.partitioned values ('one.nowhere')");
            refused(clerk, "delete from platform.partitioned");
            refused(clerk, "select * from platform.flyway_schema_history");
        }
        execute("drop owned by clerk");
        execute("drop role clerk");
    }

    private static void refused(Connection connection, String sql) {
        assertThatThrownBy(() -> execute(connection, sql))
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    private void insert(String table, LocalDate day) throws SQLException {
        String id = "(left(platform.lowest_id('" + day + "')::text, 24) || '" + "%012x".formatted(++made) + "')::uuid";
        execute("insert into one." + table + " values (" + id + (table.equals("entry") ? ", 'leaf'" : "") + ")");
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        execute(owner, sql);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
