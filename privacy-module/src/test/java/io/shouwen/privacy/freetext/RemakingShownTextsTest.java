package io.shouwen.privacy.freetext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.vault.Masks;
import io.shouwen.privacy.vault.ShownTexts.Outcome;
import io.shouwen.privacy.vault.VaultDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts beside people who write them, on a real PostgreSQL. */
class RemakingShownTextsTest {

    private static final TextColumn NOTE = new TextColumn("test", "note", "words").countedIn("version");
    private static final TextColumn COMMENT = new TextColumn("test", "note", "comment");
    private static final byte[] SEALED = {1, 2, 3};
    private static final String ORIGINAL = "请回电13800001234";
    private static final String OLDER = "请回电1380***1234";
    private static final String TODAYS = "请回电138****1234";

    private static VaultDatabase database;
    private static Sql sql;

    private final RemakingShownTexts texts = new RemakingShownTexts(() -> List.of(NOTE, COMMENT), sql);
    private UUID row;

    @BeforeAll
    static void start() {
        database = new VaultDatabase();
        database.execute("create schema test");
        database.execute("create table test.note (id uuid primary key, words text, comment text, version int)");
        sql = new Sql(database.source());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void written() {
        row = UUID.randomUUID();
        sql.change("insert into test.note values (?, ?, ?, 1)", row, OLDER, OLDER);
        for (TextColumn column : List.of(NOTE, COMMENT)) {
            sql.change(
                    "insert into privacy.sealed_text (field, row_id, person, text_sealed) values (?, ?, ?, ?)",
                    column.name(),
                    row,
                    UUID.randomUUID(),
                    SEALED);
        }
    }

    @Test
    void makesOneTextAnewAndCountsThatItChanged() {
        assertThat(remake(NOTE)).isEqualTo(Outcome.REMADE);
        assertThat(note()).containsExactly(TODAYS, OLDER, "2");
        assertThat(versions()).containsExactly("test.note.comment 1", "test.note.words " + Masks.VERSION);
        assertThat(remake(COMMENT)).isEqualTo(Outcome.REMADE);
        assertThat(note()).as("has no count").containsExactly(TODAYS, TODAYS, "2");
    }

    @Test
    void countsNoChangeWhereTheMaskIsTheSame() {
        sql.change("update test.note set words = ? where id = ?", TODAYS, row);
        assertThat(remake(NOTE)).isEqualTo(Outcome.REMADE);
        assertThat(note()).containsExactly(TODAYS, OLDER, "1");
        assertThat(versions()).contains("test.note.words " + Masks.VERSION);
    }

    @Test
    void leavesWhatItCannotTellApart() {
        sql.change("update test.note set words = '[已清除]' where id = ?", row);
        assertThat(remake(NOTE)).isEqualTo(Outcome.UNCLEAR);
        sql.change("update test.note set words = null where id = ?", row);
        assertThat(remake(NOTE)).isEqualTo(Outcome.UNCLEAR);
        sql.change("delete from test.note where id = ?", row);
        assertThat(remake(NOTE)).isEqualTo(Outcome.UNCLEAR);
        assertThat(versions()).contains("test.note.words 1");
        assertThat(texts.remake("test.other.words", row, SEALED, ORIGINAL)).isEqualTo(Outcome.CHANGED_MEANWHILE);
    }

    @Test
    void doesNotWriteOverWhatSomebodyWroteMeanwhile() {
        sql.change("update privacy.sealed_text set text_sealed = '\\x09' where row_id = ?", row);
        assertThat(remake(NOTE)).isEqualTo(Outcome.CHANGED_MEANWHILE);
        sql.change("update test.note set words = 'anew' where id = ?", row);
        assertThat(remake(NOTE)).isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(note()).startsWith("anew");
        assertThat(versions()).contains("test.note.words 1");
    }

    /** Whoever writes the text first and its original then, or the other way round, is waited for with nothing in hand. */
    @Test
    void waitsForWritersAndKeepsNoneOfThem() throws Exception {
        for (String[] order : new String[][] {
            {"test.note set words = 'anew' where id", "privacy.sealed_text set text_sealed = '\\x09' where row_id"},
            {"privacy.sealed_text set text_sealed = '\\x08' where row_id", "test.note set words = 'again' where id"}
        }) {
            written();
            try (Connection writer = database.source().getConnection()) {
                writer.setAutoCommit(false);
                change(writer, order[0]);
                CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> remake(NOTE));
                awaitWaiting();
                change(writer, order[1]);
                writer.commit();
                assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(Outcome.CHANGED_MEANWHILE);
            }
            assertThat(note().get(0)).startsWith("a");
        }
    }

    private void change(Connection writer, String what) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute("update " + what + " = '" + row + "'");
        }
    }

    private static void awaitWaiting() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sql.number("select count(*) from pg_locks where not granted") > 0);
    }

    private Outcome remake(TextColumn column) {
        return texts.remake(column.name(), row, SEALED, ORIGINAL);
    }

    private List<String> note() {
        return sql.list(
                        "select words, comment, version from test.note where id = ?",
                        found -> List.of(found.getString(1), found.getString(2), found.getString(3)),
                        row)
                .get(0);
    }

    private List<String> versions() {
        return sql.list(
                "select field || ' ' || mask_version from privacy.sealed_text where row_id = ? order by field",
                found -> found.getString(1),
                row);
    }
}
