package io.shouwen.privacy.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.VerifierKey;
import io.shouwen.privacy.log.witness.FolderWitness;
import io.shouwen.privacy.log.witness.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessRunTest {

    private static final VerifierKey KEY = LogDatabase.SIGNER.verifierKey();

    private static LogDatabase database;

    private final MovableClock clock = new MovableClock();
    private LogRun log;
    private WitnessRun run;

    @BeforeAll
    static void start() throws Exception {
        database = new LogDatabase();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void prepared() throws SQLException {
        database.prepared();
        log = database.run(clock);
        run = new WitnessRun(log, KEY, clock);
    }

    /** Does as it is told, and remembers. */
    private static class Fake implements Witness {
        final String name;
        final List<Long> handed = new ArrayList<>();
        IOException failure;

        Fake(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Duration every() {
            return Duration.ofSeconds(60);
        }

        @Override
        public void hand(Checkpoint checkpoint, String note) throws IOException {
            if (failure != null) {
                throw failure;
            }
            handed.add(checkpoint.size());
        }
    }

    @Test
    void handsOverTheNewestAndNotMoreOftenThanIsSet() throws SQLException {
        Fake witness = new Fake("mail");
        assertThat(run.run(witness)).isTrue();
        assertThat(run.run(witness)).isFalse();
        database.record(1);
        assertThat(log.run()).isEmpty();
        clock.move(Duration.ofSeconds(59));
        assertThat(run.run(witness)).isFalse();
        clock.move(Duration.ofSeconds(1));
        assertThat(run.run(witness)).isTrue();
        clock.move(Duration.ofDays(1));
        assertThat(run.run(witness)).isFalse(); // nothing new
        assertThat(witness.handed).containsExactly(700L, 701L);
        assertThat(standing(witness))
                .isEqualTo(new WitnessStanding(
                        "mail",
                        Duration.ofSeconds(60),
                        701L,
                        clock.instant().minus(Duration.ofDays(1)),
                        0,
                        null,
                        null));
    }

    @Test
    void triesAgainLaterAndLaterWithTheNewest() throws SQLException {
        Fake witness = new Fake("webhook");
        witness.failure = new Witness.Refused("HTTP 503");
        assertThat(run.run(witness)).isFalse();
        assertThat(run.run(witness)).isFalse();
        assertThat(standing(witness).failures()).isEqualTo(1);
        for (int pause : new int[] {5, 10, 20, 40}) {
            clock.move(Duration.ofSeconds(pause - 1));
            run.run(witness);
            clock.move(Duration.ofSeconds(1));
            run.run(witness);
        }
        WitnessStanding failing = standing(witness);
        assertThat(failing.failures()).isEqualTo(5);
        assertThat(failing.failure()).isEqualTo("HTTP 503");
        assertThat(failing.failingSince()).isEqualTo(clock.instant().minusSeconds(75));
        assertThat(failing.well()).isFalse();

        database.record(1);
        assertThat(log.run()).isEmpty();
        witness.failure = null;
        clock.move(Duration.ofMinutes(15));
        assertThat(run.run(witness)).isTrue();
        assertThat(witness.handed).containsExactly(701L);
        assertThat(standing(witness).well()).isTrue();
    }

    @Test
    void saysNothingOfWhatAFailureQuotes() throws SQLException {
        Fake witness = new Fake("mail");
        witness.failure = new IOException("unreachable", new java.net.ConnectException("user:password@host"));
        run.run(witness);
        assertThat(standing(witness).failure()).isEqualTo("ConnectException");
    }

    @Test
    void oneThatFailsKeepsNoOtherWaiting() throws SQLException {
        Fake failing = new Fake("mail");
        failing.failure = new IOException("no");
        Fake well = new Fake("webhook");
        assertThat(run.run(failing)).isFalse();
        assertThat(run.run(well)).isTrue();
        assertThat(standing(failing).well()).isFalse();
        assertThat(standing(well).well()).isTrue();
    }

    /** Two nodes at the same moment; and the database is free while the one that sends waits for the other side. */
    @Test
    void ofSeveralNodesOneSends() throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Fake slow = new Fake("webhook") {
            @Override
            public void hand(Checkpoint checkpoint, String note) throws IOException {
                sending.countDown();
                try {
                    assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException interrupted) {
                    throw new IOException(interrupted);
                }
                super.hand(checkpoint, note);
            }
        };
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> first = other.submit(() -> run.run(slow));
            assertThat(sending.await(20, TimeUnit.SECONDS)).isTrue();
            WitnessRun second = new WitnessRun(database.run(clock), KEY, clock);
            assertThat(second.run(slow)).isFalse();
            try (Connection connection = database.connect();
                    var locks = connection
                            .prepareStatement("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and state like 'idle in transaction%'")
                            .executeQuery()) {
                locks.next();
                assertThat(locks.getInt(1)).isZero();
            }
            goOn.countDown();
            assertThat(first.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(slow.handed).containsExactly(700L);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void takesOverFromANodeThatDied() throws SQLException {
        Fake witness = new Fake("mail");
        database.execute("insert into privacy.log_witness (witness, claimed_until) values ('mail', '"
                + clock.instant().plusSeconds(100) + "')");
        assertThat(run.run(witness)).isFalse();
        clock.move(Duration.ofSeconds(100));
        assertThat(run.run(witness)).isTrue();
    }

    @Test
    void waitsForNoClockThatWentBack() throws SQLException {
        Fake witness = new Fake("mail");
        assertThat(run.run(witness)).isTrue();
        database.record(1);
        assertThat(log.run()).isEmpty();
        clock.move(Duration.ofDays(-30));
        assertThat(run.run(witness)).isTrue();
    }

    @Test
    void handsNothingOverWhileAnAlarmIsOpen() throws SQLException {
        database.execute("update audit.leaf set hash = sha256('x') where index = 1");
        assertThat(log.run()).isPresent();
        assertThat(run.run(new Fake("mail"))).isFalse();
    }

    /** Nobody outside is told what was not signed, before the next turn has found it as well. */
    @Test
    void handsOverNothingThatTheLogDidNotSign() throws SQLException {
        database.execute("update audit.checkpoint set note = replace(note, '700', '701') where size = 700");
        Fake witness = new Fake("mail");
        assertThat(run.run(witness)).isFalse();
        assertThat(witness.handed).isEmpty();
        assertThat(standing(witness).failure()).isEqualTo("BadSignature");
    }

    @Test
    void theFolderKeepsWhatItSaw(@TempDir Path folder) throws Exception {
        FolderWitness witness = new FolderWitness(Files.createDirectory(folder.resolve("witness")), Duration.ZERO);
        assertThat(witness.newest(KEY)).isEmpty();
        assertThat(run.run(witness)).isTrue();
        assertThat(witness.newest(KEY).map(Checkpoint::size)).contains(700L);
        assertThat(run.requireContinued(witness)).isEmpty();
        Checkpoint other = new Checkpoint(KEY.name(), 700, io.shouwen.privacy.log.tree.Hash.ofNothing());
        assertThat(Optional.ofNullable(
                        org.assertj.core.api.Assertions.catchThrowable(() -> witness.hand(other, "another note\n"))))
                .hasValueSatisfying(refused -> assertThat(refused).isInstanceOf(Witness.Refused.class));
        Files.writeString(folder.resolve("witness/000000000000000900.checkpoint"), "nothing of ours\n");
        assertThat(run.requireContinued(witness))
                .hasValueSatisfying(alarm -> assertThat(alarm.code()).isEqualTo("witness-disagrees"));
    }

    /** A disk that is not mounted: nothing is written where it should be, and what it has is still to be compared. */
    @Test
    void aFolderThatIsNotThereIsNeitherMadeNorTakenForEmpty(@TempDir Path folder) throws Exception {
        FolderWitness witness = new FolderWitness(folder.resolve("disk/witness"), Duration.ZERO);
        assertThatThrownBy(() -> run.requireContinued(witness)).isInstanceOf(IOException.class);
        assertThat(run.run(witness)).isFalse();
        assertThat(standing(witness).failure()).contains("no such folder");
        assertThat(folder).isEmptyDirectory();

        Files.createDirectories(folder.resolve("disk/witness"));
        assertThat(run.requireContinued(witness)).isEmpty();
        clock.move(Duration.ofSeconds(5));
        assertThat(run.run(witness)).isTrue();
        assertThat(standing(witness).well()).isTrue();
    }

    /** A mount point without its disk, or a folder that somebody emptied: told, and nothing is written over the loss. */
    @Test
    void aFolderThatLostItsHistoryIsToldAndNotBegunAnew(@TempDir Path folder) throws Exception {
        FolderWitness witness = new FolderWitness(folder, Duration.ZERO);
        assertThat(run.requireContinued(witness)).isEmpty(); // the first time, empty is as it should be
        assertThat(run.run(witness)).isTrue();
        Path kept = folder.resolve("000000000000000700.checkpoint");
        byte[] note = Files.readAllBytes(kept);
        Files.delete(kept);

        for (int look = 0; look < 3; look++) {
            assertThatThrownBy(() -> run.requireContinued(witness))
                    .isInstanceOf(Witness.Refused.class)
                    .hasMessageContaining("700");
        }
        assertThat(standing(witness).well()).isFalse();
        assertThat(standing(witness).failure()).contains("its history is lost");
        assertThat(log.run()).isEmpty(); // the log itself is whole, and says once what happened
        assertThat(database.size()).isEqualTo(701);
        try (Connection connection = database.connect()) {
            assertThat(new String(
                            new LogStorage(connection).entries(700, 1).get(0), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"action\":\"privacy.log.witness-lost\"")
                    .contains("privacy.log/witness/folder");
        }
        assertThat(run.run(witness)).isFalse();
        assertThat(folder).isEmptyDirectory();

        Files.write(kept, note); // the disk is mounted, or somebody put a checkpoint there that they had
        assertThat(run.requireContinued(witness)).isEmpty();
        clock.move(Duration.ofMinutes(15));
        assertThat(run.run(witness)).isTrue();
        assertThat(standing(witness).well()).isTrue();
        assertThat(witness.newest(KEY).map(Checkpoint::size)).contains(701L);
    }

    /** What a full disk or a crash leaves behind is no statement; the next to come takes its place. */
    @Test
    void anEmptyFileDisagreesWithNothing(@TempDir Path folder) throws Exception {
        FolderWitness witness = new FolderWitness(folder, Duration.ZERO);
        Path empty = Files.createFile(folder.resolve("000000000000000700.checkpoint"));
        assertThat(run.requireContinued(witness)).isEmpty();
        assertThat(run.run(witness)).isTrue();
        assertThat(empty).hasContent(database.checkpoint(700).note());
        Files.createFile(folder.resolve("000000000000000900.checkpoint"));
        assertThat(witness.newest(KEY).map(Checkpoint::size)).contains(700L);
        assertThat(run.requireContinued(witness)).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".writing")))
                    .isEmpty();
        }
    }

    /** Restarted over a damaged log, a node asks the witness first: that, too, must end in an alarm. */
    @Test
    void whatTheLogCannotReadForTheWitnessIsAnAlarm(@TempDir Path folder) throws Exception {
        FolderWitness witness = new FolderWitness(folder, Duration.ZERO);
        assertThat(run.run(witness)).isTrue();
        database.execute("delete from audit.leaf where index = 650");
        WitnessRun restarted = new WitnessRun(database.run(clock), KEY, clock);
        assertThat(restarted.requireContinued(witness)).hasValueSatisfying(alarm -> {
            assertThat(alarm.code()).isEqualTo("tile-damaged");
            assertThat(alarm.words()).contains("tile/0/002.p/188");
        });
    }

    private WitnessStanding standing(Witness witness) throws SQLException {
        try (Connection connection = database.connect()) {
            return WitnessRun.standings(connection, List.of(witness)).get(0);
        }
    }
}
