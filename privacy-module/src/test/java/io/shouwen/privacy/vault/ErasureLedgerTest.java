package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThatThrownBy(() -> ledger().add(people(1))).isInstanceOf(KeySourceFailure.Missing.class);
        assertThat(path).doesNotExist();
        Files.writeString(path, "shouwen-erasure-ledg");
        assertThatThrownBy(() -> ledger().read()).isInstanceOf(KeySourceFailure.Missing.class);
        assertThat(ledger().begun()).isFalse();
    }

    @Test
    void isBegunOnceOnly() {
        Map<PersonId, Instant> people = people(2);
        ledger().add(people);
        ledger().begin();
        assertThat(ledger().begun()).isTrue();
        assertThat(ledger().read()).isEqualTo(people);
    }

    @Test
    void remembersWhatAnotherProcessAdded() throws IOException {
        Map<PersonId, Instant> people = people(3);
        assertThat(ledger().add(people)).isEqualTo(3);
        assertThat(ledger().add(people)).isZero();
        Map<PersonId, Instant> more = people(2);
        assertThat(ledger().add(more)).isEqualTo(2);
        people.putAll(more);
        assertThat(ledger().read()).isEqualTo(people);
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
        ledger().add(people(4));
        List<String> lines = new ArrayList<>(Files.readAllLines(path));
        tampering.on(lines);
        Files.write(path, lines);
        assertThatThrownBy(() -> ledger().read())
                .isInstanceOf(KeySourceFailure.Wrong.class)
                .hasMessageContaining("line " + line);
        assertThatThrownBy(() -> ledger().add(people(1))).isInstanceOf(KeySourceFailure.Wrong.class);
    }

    @Test
    void isUnreadableUnderAnotherKeyFile() {
        ledger().add(people(1));
        KeySource other =
                KeyFile.create(folder.resolve("other.p12"), "secret".toCharArray(), java.time.Clock.systemUTC());
        assertThatThrownBy(() -> new ErasureLedger(path, other).read()).isInstanceOf(KeySourceFailure.Wrong.class);
    }

    @Test
    void dropsTheLineThatACrashLeftUnfinished() throws IOException {
        Map<PersonId, Instant> people = people(2);
        ledger().add(people);
        Files.writeString(path, UUID.randomUUID() + " 2026-", StandardOpenOption.APPEND);
        assertThat(ledger().read()).isEqualTo(people);
        Map<PersonId, Instant> next = people(1);
        ledger().add(next);
        people.putAll(next);
        assertThat(ledger().read()).isEqualTo(people);
    }

    @Test
    void saysThatItCannotBeWritten() throws IOException {
        Files.delete(path);
        Files.createDirectory(path);
        assertThatThrownBy(() -> ledger().add(people(1))).isInstanceOf(KeySourceFailure.Unavailable.class);
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
