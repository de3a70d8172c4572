package io.shouwen.privacy.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.freetext.NumberForgotten;
import io.shouwen.privacy.rights.MentionsElsewhere.Left;
import io.shouwen.privacy.rights.MentionsElsewhere.Outcome;
import io.shouwen.privacy.vault.PersonId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others' texts say of a number whose owner is erased, on a real PostgreSQL. */
class MentionsElsewhereTest {

    private static final String FIELD = "crm.interaction.summary";
    private static final byte[] NUMBER = {1, 2, 3};
    private static final byte[] OTHER_NUMBER = {4, 5, 6};
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static EmbeddedPostgres postgres;
    private static Sql sql;

    private final PersonId erased = new PersonId(UUID.randomUUID());
    private final UUID request = UUID.randomUUID();
    private final Map<PersonId, LocalDate> holds = new HashMap<>();
    private final Set<PersonId> family = new HashSet<>();
    private final List<NumberForgotten> told = new ArrayList<>();
    private MentionsElsewhere mentions;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        for (String schema : List.of("platform", "privacy")) {
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .schemas(schema)
                    .defaultSchema(schema)
                    .locations("classpath:db/migration/" + schema)
                    .load()
                    .migrate();
        }
        sql = new Sql(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void begin() {
        sql.change("truncate privacy.sealed_text, privacy.text_number, privacy.erasure_left");
        mentions = new MentionsElsewhere(sql, remembering());
    }

    @SuppressWarnings("unchecked")
    private Event<NumberForgotten> remembering() {
        return (Event<NumberForgotten>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    told.add((NumberForgotten) arguments[0]);
                    return null;
                });
    }

    private UUID text(PersonId about, byte[]... numbers) {
        UUID row = UUID.randomUUID();
        sql.change(
                "insert into privacy.sealed_text (field, row_id, person, text_sealed) values (?, ?, ?, ?)",
                FIELD,
                row,
                about.value(),
                new byte[] {9});
        for (byte[] number : numbers) {
            sql.change(
                    "insert into privacy.text_number (field, row_id, person, kind, number_index, number_index_version)"
                            + " values (?, ?, ?, 'PHONE', ?, 1)",
                    FIELD,
                    row,
                    about.value(),
                    number);
        }
        return row;
    }

    private Outcome erase() {
        return mentions.forget(
                erased,
                request,
                List.of(HexFormat.of().formatHex(NUMBER)),
                List.of("199****1234"),
                family::contains,
                about -> Optional.ofNullable(holds.get(about)),
                Instant.parse("2026-11-28T00:00:00Z"));
    }

    private Outcome finish(LocalDate day) {
        return mentions.finish(erased, day, about -> Optional.ofNullable(holds.get(about)));
    }

    private static PersonId somebody() {
        return new PersonId(UUID.randomUUID());
    }

    private static boolean kept(UUID row) {
        return sql.number("select count(*) from privacy.sealed_text where row_id = ?", row) == 1;
    }

    private static long numbers(UUID row) {
        return sql.number("select count(*) from privacy.text_number where row_id = ?", row);
    }

    @Test
    void forgetsWhatNothingHolds() {
        UUID row = text(somebody(), NUMBER, OTHER_NUMBER);
        UUID own = text(erased, NUMBER);
        UUID unconcerned = text(somebody(), OTHER_NUMBER);
        assertThat(erase()).isEqualTo(new Outcome(1, 0, 0));
        assertThat(kept(row)).isFalse();
        assertThat(numbers(row)).isZero();
        assertThat(kept(own)).as("their own is not elsewhere").isTrue();
        assertThat(kept(unconcerned)).isTrue();
        assertThat(mentions.leaves(erased)).isFalse();
        assertThat(told).containsExactly(new NumberForgotten(FIELD, row, List.of("199****1234")));
    }

    @Test
    void leavesWhatIsHeldUntilThatHoldHasEnded() {
        PersonId held = somebody();
        UUID row = text(held, NUMBER, OTHER_NUMBER);
        holds.put(held, TODAY.plusDays(10));
        assertThat(erase()).isEqualTo(new Outcome(0, 1, 0));
        assertThat(kept(row)).isTrue();
        assertThat(numbers(row)).as("nobody finds it by that number").isOne();
        assertThat(told).as("nor sees half of it").hasSize(1);
        assertThat(mentions.due(TODAY, first(), 10)).isEmpty();
        assertThat(mentions.due(TODAY.plusDays(10), first(), 10)).containsExactly(new Left(erased, request));
        assertThat(mentions.due(TODAY.plusDays(10), erased.value(), 10))
                .as("behind them")
                .isEmpty();

        holds.put(held, TODAY.plusDays(30));
        assertThat(finish(TODAY.plusDays(10))).as("held for longer").isEqualTo(new Outcome(0, 1, 0));
        assertThat(mentions.due(TODAY.plusDays(29), first(), 10)).isEmpty();
        holds.clear();
        assertThat(finish(TODAY.plusDays(30))).isEqualTo(new Outcome(1, 0, 0));
        assertThat(kept(row)).isFalse();
        assertThat(mentions.leaves(erased)).isFalse();
        assertThat(finish(TODAY.plusDays(40))).isEqualTo(new Outcome(0, 0, 0));
    }

    @Test
    void looksAgainWhenTermsChange() {
        PersonId held = somebody();
        text(held, NUMBER);
        holds.put(held, TODAY.plusDays(1000));
        erase();
        mentions.lookAgain(TODAY);
        assertThat(mentions.due(TODAY, first(), 10)).containsExactly(new Left(erased, request));
    }

    @Test
    void leavesAloneWhatWasWrittenAnew() {
        PersonId held = somebody();
        UUID row = text(held, NUMBER);
        holds.put(held, TODAY);
        erase();
        // as replacing a text does
        sql.change("delete from privacy.sealed_text where row_id = ?", row);
        sql.change(
                "insert into privacy.sealed_text (field, row_id, person, text_sealed) values (?, ?, ?, ?)",
                FIELD,
                row,
                held.value(),
                new byte[] {8});
        holds.clear();
        assertThat(finish(TODAY)).isEqualTo(new Outcome(0, 0, 0));
        assertThat(kept(row)).isTrue();
        assertThat(mentions.leaves(erased)).isFalse();
    }

    @Test
    void leavesAFamilysNumberToTheFamily() {
        PersonId sister = somebody();
        UUID row = text(sister, NUMBER);
        family.add(sister);
        holds.put(sister, TODAY);
        assertThat(erase()).isEqualTo(new Outcome(0, 0, 1));
        assertThat(kept(row)).isTrue();
        assertThat(mentions.leaves(erased)).isFalse();
        assertThat(told).isEmpty();
    }

    private static UUID first() {
        return new UUID(0, 0);
    }
}
