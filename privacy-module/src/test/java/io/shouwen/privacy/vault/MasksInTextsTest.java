package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.privacy.vault.RotationFixture.Job;
import io.shouwen.privacy.vault.ShownTexts.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Originals of texts whose masks earlier rules made, opened for whoever makes those anew. */
class MasksInTextsTest {

    private static final int TEXTS = 20;
    private static final ProtectedField TEXT = new ProtectedField("test", "note", "words", FieldKind.TEXT);
    private static final ProtectedField CARDS = new ProtectedField("test", "note", "words_cards", FieldKind.CARD_TEXT);

    private static VaultDatabase database;

    @TempDir
    Path folder;

    private final List<UUID> rows = new ArrayList<>();
    private final Map<UUID, String> originals = new HashMap<>();
    private final Map<UUID, Outcome> outcomes = new HashMap<>();
    private RotationFixture fixture;
    private RotationFixture.Node node;

    @BeforeAll
    static void start() {
        database = new VaultDatabase();
        database.execute("create schema test");
        database.execute("create table test.original (field text, row_id uuid, person uuid, text_sealed bytea,"
                + " cards_sealed bytea, mask_version int not null default 1, primary key (field, row_id))");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void begin() {
        database.execute(
                "truncate privacy.data_key, privacy.index_key, privacy.signing_key, privacy.kek, test.original");
        fixture = new RotationFixture(database.source(), folder.resolve("keys.p12"));
        node = fixture.new Node(CipherSuite.AES_256_GCM, Duration.ofMillis(600), Duration.ofMillis(250));
        for (int i = 0; i < TEXTS; i++) {
            UUID row = UUID.randomUUID();
            rows.add(row);
            boolean card = i % 2 == 0;
            fixture.transactions()
                    .commit(() -> database.execute(
                            "insert into test.original values ('test.note.words', ?, ?, ?, ?)",
                            row,
                            row,
                            sealed(row, TEXT, "desk " + row),
                            card ? sealed(row, CARDS, "finance " + row) : null));
        }
    }

    private byte[] sealed(UUID person, ProtectedField field, String text) {
        return node.vault.protect(new PersonId(person), field, text).sealed().orElseThrow();
    }

    private Remasking remasking() {
        StoredTable table = new StoredTable(
                        database.source(),
                        "test.original",
                        List.of(new StoredTable.Key("field", "text"), new StoredTable.Key("row_id", "uuid")),
                        "person",
                        List.of(
                                StoredTable.Column.sealed("text_sealed", "field"),
                                StoredTable.Column.sealed("cards_sealed", "field || '_cards'")))
                .withMasks("mask_version", null);
        return new Remasking(node.dataKeys, List.of(new MasksInTexts(table, this::remake)), 6);
    }

    private Outcome remake(String field, UUID row, byte[] sealed, String original) {
        assertThat(field).isEqualTo("test.note.words");
        Outcome outcome = outcomes.getOrDefault(row, Outcome.REMADE);
        if (outcome == Outcome.REMADE) {
            originals.put(row, original);
            database.execute(
                    "update test.original set mask_version = ? where row_id = ? and text_sealed = ?",
                    Masks.VERSION,
                    row,
                    sealed);
        }
        outcomes.remove(row, Outcome.CHANGED_MEANWHILE);
        return outcome;
    }

    @Test
    void opensWhatTellsMostOfEachText() {
        AtomicLong remade = new AtomicLong();
        Job job = new Job(UUID.randomUUID());
        assertThat(remasking().outdated()).isEqualTo(TEXTS);
        assertThat(remasking().run(job, remade::addAndGet)).isZero();
        assertThat(remade).hasValue(TEXTS);
        assertThat(job.told).containsEntry("progress", TEXTS + "/" + TEXTS);
        assertThat(remasking().outdated()).isZero();
        for (int i = 0; i < TEXTS; i++) {
            assertThat(originals).containsEntry(rows.get(i), (i % 2 == 0 ? "finance " : "desk ") + rows.get(i));
        }
    }

    @Test
    void goesOnWhereItWasStopped() {
        Job stopped = new Job(UUID.randomUUID());
        remasking().run(stopped, remade -> stopped.cancelled.set(true));
        assertThat(originals).hasSize(6);
        originals.clear();
        remasking().run(new Job(stopped.id()), remade -> {});
        assertThat(originals).hasSize(TEXTS - 6);
    }

    @Test
    void looksAgainAtWhatWasWrittenAnewAndLeavesWhatCannotBeToldApart() {
        outcomes.put(rows.get(0), Outcome.CHANGED_MEANWHILE);
        outcomes.put(rows.get(1), Outcome.UNCLEAR);
        assertThat(remasking().run(new Job(UUID.randomUUID()), remade -> {})).isOne();
        assertThat(originals).hasSize(TEXTS - 1).containsKey(rows.get(0)).doesNotContainKey(rows.get(1));
        assertThat(remasking().outdated()).as("and can be asked for").isOne();
    }

    @Test
    void leavesATextAsItIsOfWhichTheOriginalDoesNotOpen() {
        database.execute(
                "update test.original set text_sealed = set_byte(text_sealed, 20, get_byte(text_sealed, 20) # 1)"
                        + " where row_id = ?",
                rows.get(1));
        assertThat(remasking().run(new Job(UUID.randomUUID()), remade -> {})).isOne();
        assertThat(originals).doesNotContainKey(rows.get(1));
    }
}
