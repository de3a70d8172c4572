package io.shouwen.privacy.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.id.UuidV7;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Searches among 120,000 entries of six months: by what the database says that it read, not by a stopwatch. */
class PagingEntriesTest {

    private static final int ENTRIES = 120_000;
    private static final int PAGE = 100;
    private static final Instant NOW = Instant.now();
    private static final UUID PERSON = UUID.fromString("01890000-0000-7000-8000-000000000009");

    private static final EntryFilter ANY = new EntryFilter(null, null, null, null, null, null, null, null, null);

    private static LogDatabase stored;

    private final AuditEntries entries = new AuditEntries();

    PagingEntriesTest() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(stored.url());
        database.setUser("postgres");
        entries.database = database;
    }

    /** Twelve members of staff, a hundred people, one entry in five of nobody in particular; each with its leaf. */
    @BeforeAll
    static void start() throws Exception {
        stored = new LogDatabase();
        stored.blank();
        stored.execute("""
                insert into audit.entry (id, leaf)
                select (left(platform.lowest_id(at)::text, 24) || lpad(to_hex(i), 12, '0'))::uuid,
                    jsonb_strip_nulls(jsonb_build_object('id', i, 'at', at, 'actor', (1000 + i % 12)::text,
                        'action', case when i % 3 = 0 then 'privacy.reveal' else 'crm.customer.read' end,
                        'fields', case when i % 3 = 0 then jsonb_build_array('phone') end,
                        'subject', case when i % 5 > 0
                            then '01890000-0000-7000-8000-' || lpad(to_hex(i % 100), 12, '0') end,
                        'outcome', 'done'))::text
                from generate_series(1, ENTRIES) i
                cross join lateral (select now() - (i % 179) * interval '1 day' as at) t
                """.replace("ENTRIES", Integer.toString(ENTRIES)));
        stored.execute("insert into audit.leaf select row_number() over (order by id) - 1, id, sha256('x'), now()"
                + " from audit.entry");
        stored.execute("analyze audit.entry, audit.leaf");
    }

    @AfterAll
    static void stop() throws IOException {
        stored.close();
    }

    @Test
    void aPageHundredThousandEntriesInCostsWhatTheFirstCosts() throws SQLException {
        UUID after = null;
        int seen = 0;
        while (seen < 100_000) {
            List<LoggedEntry> page = entries.list(ANY, after, 0, 5_000, false);
            seen += page.size();
            after = page.get(page.size() - 1).id();
        }
        UUID deep = after;
        Map<String, Read> read =
                readBy(() -> assertThat(entries.list(ANY, deep, 0, PAGE, false)).hasSize(PAGE));
        assertThat(scanned(read)).isZero();
        assertThat(fetched(read)).isLessThan(10 * PAGE);
    }

    @Test
    void aPeriodTouchesNoOtherMonth() throws SQLException {
        LocalDate month =
                LocalDate.ofInstant(NOW, ZoneOffset.UTC).minusMonths(3).withDayOfMonth(1);
        Instant from = month.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to = month.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        EntryFilter filter = new EntryFilter(PERSON, "1009", null, null, null, null, from, to, "phone");
        Map<String, Read> read = readBy(() -> {
            assertThat(entries.list(filter, null, 0, PAGE, false)).isNotEmpty().allSatisfy(entry -> {
                assertThat(UuidV7.timeOf(entry.id())).isBetween(from, to);
                assertThat(entry.word("subject")).isEqualTo(PERSON.toString());
            });
            entries.count(filter, AuditEntries.COUNTED_TO);
        });
        String only = "entry_%tY_%<tm".formatted(month);
        assertThat(read).containsKey(only);
        assertThat(read.keySet())
                .filteredOn(table -> table.startsWith("entry_"))
                .containsExactly(only);
        assertThat(scanned(read)).isZero();
    }

    /** In one step each, over the whole log. */
    @Test
    void whoSawACustomerAndWhatAnEmployeeSawAreFoundByIndex() throws SQLException {
        Map<String, Read> person = readBy(() -> {
            assertThat(entries.grouped("actor", "subject = ?", PERSON)).hasSize(3);
            assertThat(entries.byFieldAndMonth("actor", "subject = ?", PERSON, ZoneOffset.UTC))
                    .isNotEmpty();
            entries.list(new EntryFilter(PERSON, null, null, null, null, null, null, null, null), null, 0, PAGE, false);
        });
        assertThat(scanned(person)).isZero();
        assertThat(fetched(person)).isLessThan(3 * ENTRIES / 100 + 10 * PAGE);

        Map<String, Read> employee = readBy(() -> {
            assertThat(entries.grouped("subject::text", "actor = ? and subject is not null", "1007"))
                    .isNotEmpty();
            entries.list(new EntryFilter(null, "1007", null, null, null, null, null, null, null), null, 0, PAGE, false);
        });
        assertThat(scanned(employee)).isZero();
        assertThat(fetched(employee)).isLessThan(2 * ENTRIES / 12 + 10 * PAGE);
    }

    /**
     * What was read of a table.
     *
     * @param scanned rows read one after the other, whether wanted or not
     * @param fetched rows that an index led to
     */
    private record Read(long scanned, long fetched, long scans) {}

    private static long scanned(Map<String, Read> read) {
        return read.values().stream().mapToLong(Read::scanned).sum();
    }

    private static long fetched(Map<String, Read> read) {
        return read.entrySet().stream()
                .filter(table -> table.getKey().startsWith("entry_"))
                .mapToLong(table -> table.getValue().fetched())
                .sum();
    }

    private static Map<String, Read> readBy(Runnable searches) throws SQLException {
        Map<String, Read> before = statistics();
        searches.run();
        Map<String, Read> read = new LinkedHashMap<>();
        statistics().forEach((table, now) -> {
            Read was = before.get(table);
            if (now.scans() > was.scans()) {
                read.put(
                        table,
                        new Read(
                                now.scanned() - was.scanned(),
                                now.fetched() - was.fetched(),
                                now.scans() - was.scans()));
            }
        });
        return read;
    }

    /** Of connections that are closed: they have told all that they did. */
    private static Map<String, Read> statistics() throws SQLException {
        String sql = """
                select relname, coalesce(seq_tup_read, 0), coalesce(idx_tup_fetch, 0),
                    coalesce(seq_scan, 0) + coalesce(idx_scan, 0)
                from pg_stat_user_tables where schemaname = 'audit'
                """;
        Map<String, Read> tables = new LinkedHashMap<>();
        try (Connection connection = stored.connect()) {
            long others = 1;
            while (others > 0) {
                try (ResultSet row = connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) from pg_stat_activity"
                                        + " where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'")) {
                    row.next();
                    others = row.getLong(1);
                }
            }
            try (ResultSet row = connection.createStatement().executeQuery(sql)) {
                while (row.next()) {
                    tables.put(row.getString(1), new Read(row.getLong(2), row.getLong(3), row.getLong(4)));
                }
            }
        }
        return tables;
    }
}
