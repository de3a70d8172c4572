package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.privacy.vault.ErasureLedger.Lines;
import io.shouwen.privacy.vault.ErasureLedger.Partly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureLedgerTest {

    private static final Instant AT = Instant.parse("2026-03-01T08:00:00.123Z");

    @TempDir
    Path folder;

    private Path path;
    private KeySource source;

    @BeforeEach
    void begin() {
        path = folder.resolve("erasure.ledger");
        source = KeyFile.create(folder.resolve("keys.p12"), "secret".toCharArray(), java.time.Clock.systemUTC());
        ledger().begin();
    }

    @Test
    void isNotBegunInSilence() throws IOException {
        Files.delete(path);
        assertThat(ledger().begun()).isFalse();
        assertThatThrownBy(() -> ledger().read())
                .isInstanceOf(KeySourceFailure.Missing.class)
                .hasMessageContaining("shouwen.erasure.ledger.begin");
        assertThatThrownBy(() -> add(people(1))).isInstanceOf(KeySourceFailure.Missing.class);
        assertThat(path).doesNotExist();
        Files.writeString(path, "shouwen-erasure-ledg");
        assertThatThrownBy(() -> ledger().read()).isInstanceOf(KeySourceFailure.Missing.class);
        assertThat(ledger().begun()).isFalse();
    }

    @Test
    void isBegunOnceOnly() {
        Map<PersonId, Instant> people = people(2);
        add(people);
        ledger().begin();
        assertThat(ledger().begun()).isTrue();
        assertThat(ledger().read().destroyed()).isEqualTo(people);
    }

    @Test
    void remembersWhatAnotherProcessAdded() throws IOException {
        Map<PersonId, Instant> people = people(3);
        assertThat(add(people)).isEqualTo(3);
        assertThat(add(people)).isZero();
        Map<PersonId, Instant> more = people(2);
        assertThat(add(more)).isEqualTo(2);
        people.putAll(more);
        assertThat(ledger().read().destroyed()).isEqualTo(people);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void noticesAChangedLine() throws IOException {
        refuses(lines -> lines.set(2, lines.get(2).replace("08:00", "09:00")), 3);
    }

    @Test
    void noticesAnotherPerson() throws IOException {
        refuses(lines -> lines.set(1, UUID.randomUUID() + lines.get(1).substring(36)), 2);
    }

    @Test
    void noticesARemovedLine() throws IOException {
        refuses(lines -> lines.remove(2), 3);
    }

    @Test
    void noticesLinesThatChangedPlaces() throws IOException {
        refuses(lines -> lines.add(1, lines.remove(2)), 2);
    }

    @Test
    void noticesALineThatIsNone() throws IOException {
        refuses(lines -> lines.add(2, "and this one too"), 3);
    }

    @Test
    void noticesAnotherBeginning() throws IOException {
        refuses(lines -> lines.set(0, "shouwen-erasure-ledger/1 ????"), 1);
    }

    private interface Tampering {
        void on(List<String> lines);
    }

    private void refuses(Tampering tampering, int line) throws IOException {
        add(people(4));
        List<String> lines = new ArrayList<>(Files.readAllLines(path));
        tampering.on(lines);
        Files.write(path, lines);
        assertThatThrownBy(() -> ledger().read())
                .isInstanceOf(KeySourceFailure.Wrong.class)
                .hasMessageContaining("line " + line);
        assertThatThrownBy(() -> add(people(1))).isInstanceOf(KeySourceFailure.Wrong.class);
    }

    @Test
    void isUnreadableUnderAnotherKeyFile() {
        add(people(1));
        KeySource other =
                KeyFile.create(folder.resolve("other.p12"), "secret".toCharArray(), java.time.Clock.systemUTC());
        assertThatThrownBy(() -> new ErasureLedger(path, other).read()).isInstanceOf(KeySourceFailure.Wrong.class);
    }

    @Test
    void dropsTheLineThatACrashLeftUnfinished() throws IOException {
        Map<PersonId, Instant> people = people(2);
        add(people);
        Files.writeString(path, UUID.randomUUID() + " 2026-", StandardOpenOption.APPEND);
        assertThat(ledger().read().destroyed()).isEqualTo(people);
        Map<PersonId, Instant> next = people(1);
        add(next);
        people.putAll(next);
        assertThat(ledger().read().destroyed()).isEqualTo(people);
    }

    @Test
    void saysThatItCannotBeWritten() throws IOException {
        Files.delete(path);
        Files.createDirectory(path);
        assertThatThrownBy(() -> add(people(1))).isInstanceOf(KeySourceFailure.Unavailable.class);
    }

    @Test
    void remembersWhatWasKeptBack() throws IOException {
        Map<PersonId, Instant> people = people(1);
        add(people);
        PersonId person = new PersonId(UUID.randomUUID());
        assertThat(add(person, AT, "workorder.orders", "crm.profile")).isEqualTo(1);
        assertThat(add(person, AT, "workorder.orders", "crm.profile")).isZero();
        assertThat(add(person, AT.plusSeconds(1), "workorder.orders")).isEqualTo(1);
        add(people(1));
        assertThat(ledger().read().partly())
                .containsExactly(Map.entry(person, new Partly(AT.plusSeconds(1), Set.of("workorder.orders"))));
        assertThat(ledger().read().destroyed()).containsAllEntriesOf(people).hasSize(2);
        assertThat(Files.readAllLines(path).get(2)).contains(" kept:crm.profile,workorder.orders ");
    }

    @Test
    void forgetsThatAnErasureWasPartlyOnceItIsWhole() {
        PersonId person = new PersonId(UUID.randomUUID());
        add(person, AT, "crm.profile");
        add(Map.of(person, AT.plusSeconds(1)));
        assertThat(add(person, AT.plusSeconds(2), "crm.profile")).isZero();
        assertThat(ledger().read().partly()).isEmpty();
        assertThat(ledger().read().destroyed()).containsOnlyKeys(person);
    }

    /** Who reads files of the first version only is told by the first line, and not misled. */
    @Test
    void namesTheVersionThatItsLinesNeed() throws IOException {
        add(people(2));
        assertThat(Files.readString(path)).startsWith("shouwen-erasure-ledger/1 ");
        add(new PersonId(UUID.randomUUID()), AT, "crm.profile");
        assertThat(Files.readString(path)).startsWith("shouwen-erasure-ledger/2 ");
        source.add(2);
        ledger().rewrap();
        assertThat(Files.readString(path)).startsWith("shouwen-erasure-ledger/2 ");
        assertThat(ledger().read().destroyed()).hasSize(2);
        assertThat(ledger().read().partly()).hasSize(1);
    }

    @Test
    void noticesThatMoreIsSaidToHaveBeenKept() throws IOException {
        add(new PersonId(UUID.randomUUID()), AT, "crm.profile");
        refuses(lines -> lines.set(1, lines.get(1).replace("kept:", "kept:crm.contacts,")), 2);
    }

    @Test
    void noticesThatAnErasureIsSaidToHaveBeenWhole() throws IOException {
        add(new PersonId(UUID.randomUUID()), AT, "crm.profile");
        refuses(lines -> lines.set(1, lines.get(1).replace(" kept:crm.profile", "")), 2);
    }

    private int add(Map<PersonId, Instant> people) {
        return ledger().add(new Lines(people, Map.of()));
    }

    private int add(PersonId person, Instant at, String... kept) {
        return ledger().add(new Lines(Map.of(), Map.of(person, new Partly(at, Set.of(kept)))));
    }

    /** A new object each time, as after a restart. */
    private ErasureLedger ledger() {
        return new ErasureLedger(path, source);
    }

    private static Map<PersonId, Instant> people(int count) {
        Map<PersonId, Instant> people = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            people.put(new PersonId(UUID.randomUUID()), AT.plusSeconds(i));
        }
        return people;
    }
}
