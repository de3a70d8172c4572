package io.shouwen.privacy.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.SecondFactorNeeded;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.log.tree.ClearanceNote;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.TreeFixture;
import io.shouwen.privacy.log.verify.ShouwenVerify;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an officer must bring to clear an alarm. */
class ClearingAlarmTest {

    private static LogDatabase database;

    private UUID alarm;

    @BeforeAll
    static void start() throws Exception {
        database = new LogDatabase();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void alarmed() throws SQLException {
        database.prepared();
        try (Connection connection = database.connect()) {
            alarm = database.alarms(connection)
                    .raise(new LogDamaged("entry-vanished", "seen elsewhere"), Instant.now())
                    .orElseThrow();
        }
    }

    @Test
    void theLogSignsWhereNoOfficerHasAKey() throws SQLException {
        ClearingAlarm clearing = clearing("2001", true, LogDatabase.KEYS);
        assertThat(clearing.officersSign()).isFalse();
        clearing.clear(alarm, "tampering", " INC-2026-7 ", null);
        try (Connection connection = database.connect()) {
            assertThat(database.alarms(connection).find(alarm)).hasValueSatisfying(cleared -> {
                assertThat(cleared.open()).isFalse();
                assertThat(cleared.clearedBy()).isEqualTo("2001");
                assertThat(cleared.finding()).isEqualTo("tampering");
                assertThat(cleared.reference()).isEqualTo("INC-2026-7");
            });
        }
        assertThatThrownBy(() -> clearing.clear(alarm, "tampering", "INC-2026-7", null))
                .isInstanceOf(NoOpenAlarm.class);
        assertThatThrownBy(() -> clearing.clear(UUID.randomUUID(), "tampering", "INC-2026-7", null))
                .isInstanceOf(NoOpenAlarm.class);
    }

    @Test
    void asksForASecondFactorAFindingAndAReference() {
        assertThatThrownBy(() -> clearing("2001", false, LogDatabase.KEYS).clear(alarm, "tampering", "INC-1", null))
                .isInstanceOf(SecondFactorNeeded.class);
        ClearingAlarm clearing = clearing("2001", true, LogDatabase.KEYS);
        refused(() -> clearing.clear(alarm, "nothing", "INC-1", null));
        refused(() -> clearing.clear(alarm, "tampering", "some words", null));
        refused(() -> clearing.clear(alarm, "tampering", null, null));
    }

    @Test
    void anOfficerWithAKeySignsThisAlarmWithIt(@TempDir Path folder) throws SQLException {
        String file = folder.resolve("own").toString();
        NoteSigner other = TreeFixture.signer("2002");
        ClearingKeys keys = ClearingKeys.of(
                LogDatabase.SIGNER.verifierKey(),
                Optional.of(" " + tool("officer-key", "2001", file).strip() + "\n" + other.verifierKey()));
        ClearingAlarm clearing = clearing("2001", true, keys);
        assertThat(clearing.officersSign()).isTrue();
        String note = tool(
                "clearance",
                alarm.toString(),
                "tampering",
                "INC-1",
                "--origin",
                clearing.origin(),
                "--signing-key",
                file);
        ClearanceNote clearance = new ClearanceNote(clearing.origin(), alarm, "tampering", "INC-1");
        for (String wrong : new String[] {
            null,
            "",
            "nonsense",
            note.replace("INC-1", "INC-2"),
            SignedNote.sign(clearance.text(), LogDatabase.SIGNER).written(),
            SignedNote.sign(clearance.text(), other).written()
        }) {
            refused(() -> clearing.clear(alarm, "tampering", "INC-1", wrong));
        }
        refused(() -> clearing.clear(alarm, "false-alarm", "INC-1", note));
        refused(() -> clearing("2002", true, keys).clear(alarm, "tampering", "INC-1", note));
        assertThat(database.run(Clock.systemUTC(), keys).alarm()).isPresent();

        clearing.clear(alarm, "tampering", "INC-1", note.replace("\n", "\r\n")); // as browsers send it
        assertThat(database.run(Clock.systemUTC(), keys).alarm()).isEmpty();
    }

    /** What leaves the system is enough to check offline who cleared what. */
    @Test
    void whatAnOfficerSignedIsInTheExport(@TempDir Path folder) throws Exception {
        String file = folder.resolve("own").toString();
        String own = tool("officer-key", "2001", file).strip();
        ClearingKeys keys = ClearingKeys.of(LogDatabase.SIGNER.verifierKey(), Optional.of(own));
        ClearingAlarm clearing = clearing("2001", true, keys);
        String id = alarm.toString();
        String[] signing = {"clearance", id, "tampering", "INC-1", "--origin", clearing.origin(), "--signing-key", file
        };
        clearing.clear(alarm, "tampering", "INC-1", tool(signing));
        Path before = folder.resolve("before");
        database.export(before);
        assertThat(before.resolve(ClearanceNote.FOLDER))
                .as("no entry of it is published yet")
                .isEmptyDirectory();
        database.run(Clock.systemUTC(), keys).run();
        Path log = folder.resolve("log");
        database.export(log);
        String key = LogDatabase.SIGNER.verifierKey().toString();
        assertThat(tool("log", log.toString(), "--key", key, "--officer-keys", own))
                .contains("cleared as tampering by 2001, investigation/INC-1 (index 70")
                .contains("signature verified");
    }

    @Test
    void ofTwoOfficersAtOnceOneClears() throws Exception {
        ClearanceNote first = new ClearanceNote(LogDatabase.KEYS.origin(), alarm, "tampering", "INC-1");
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            LogAlarms alarms = database.alarms(other);
            alarms.lock();
            alarms.clear(
                    LogDatabase.tellOfClearance(other, first, "2002"),
                    first,
                    SignedNote.sign(first.text(), LogDatabase.SIGNER).written(),
                    "2002",
                    Instant.now());
            CompletableFuture<Void> second = CompletableFuture.runAsync(
                    () -> clearing("2001", true, LogDatabase.KEYS).clear(alarm, "false-alarm", "INC-2", null));
            LogDatabase.awaitWaiting(other);
            other.commit();
            assertThatThrownBy(() -> second.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(NoOpenAlarm.class);
        }
    }

    @Test
    void passesNoKeyOver() {
        assertThatThrownBy(() -> ClearingKeys.of(LogDatabase.SIGNER.verifierKey(), Optional.of("2001+abc")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shouwen.log.clearing.keys");
        assertThat(ClearingKeys.of(LogDatabase.SIGNER.verifierKey(), Optional.of(" "))
                        .officersSign())
                .isFalse();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(InvalidInput.class);
    }

    private static String tool(String... args) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        assertThat(new ShouwenVerify(out, out).run(args)).isZero();
        return output.toString(StandardCharsets.UTF_8);
    }

    private static ClearingAlarm clearing(String officer, boolean secondFactor, ClearingKeys keys) {
        SequencerTurns turns = new SequencerTurns() {
            @Override
            ClearingKeys clearing() {
                return keys;
            }

            @Override
            String sign(ClearanceNote clearance) {
                return SignedNote.sign(clearance.text(), LogDatabase.SIGNER).written();
            }
        };
        AuditLog log = new AuditLog() {
            @Override
            public UUID record(AuditEvent event) {
                AuditEntry entry = AuditEntry.now(
                        event,
                        new AuditEntry.Who(officer, Portal.COMPLIANCE, "0123456789abcdef", "127.0.0.1"),
                        Instant.now());
                try (Connection connection = database.connect()) {
                    LogDatabase.insert(connection, List.of(entry));
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
                return entry.id();
            }

            @Override
            public UUID recordAtOnce(AuditEvent event) {
                return record(event);
            }
        };
        ClearingAlarm clearing =
                new ClearingAlarm(new Officer(new StaffId(officer), secondFactor), log, turns, Clock.systemUTC());
        clearing.database = database.source();
        return clearing;
    }

    private record Officer(StaffId id, boolean secondFactor) implements Actor {
        @Override
        public String name() {
            return "-";
        }

        @Override
        public Optional<Portal> portal() {
            return Optional.of(Portal.COMPLIANCE);
        }

        @Override
        public Optional<String> department() {
            return Optional.empty();
        }

        @Override
        public boolean may(String permission) {
            return true;
        }

        @Override
        public String session() {
            return "0123456789abcdef";
        }

        @Override
        public String address() {
            return "127.0.0.1";
        }

        @Override
        public boolean secondFactorWithin(Duration age) {
            return secondFactor;
        }
    }
}
