package io.shouwen.privacy.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.ClearanceNote;
import io.shouwen.privacy.log.tree.CompactRange;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.InclusionProof;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.ProofFile;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.TreeFixture;
import io.shouwen.privacy.log.tree.TypedKey;
import io.shouwen.privacy.log.verify.ShouwenVerify;
import io.shouwen.privacy.log.witness.FolderWitness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One test for each way to tamper with the stored log, by SQL as the database's owner: the running node finds it at its
 * next run, says where, and publishes nothing more; and whoever holds an earlier checkpoint finds it in an export.
 */
class TamperedLogTest {

    private static final String KEY = LogDatabase.SIGNER.verifierKey().toString();

    private static LogDatabase database;

    @TempDir
    Path folder;

    private LogRun node;

    @BeforeAll
    static void start() throws Exception {
        database = new LogDatabase();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    /** A node that runs well, and a checkpoint of 600 entries that somebody keeps. */
    @BeforeEach
    void prepared() throws Exception {
        database.prepared();
        node = database.run(Clock.systemUTC());
        assertThat(node.run()).isEmpty();
        Files.writeString(folder.resolve("earlier"), database.checkpoint(600).note());
    }

    @Test
    void untouchedItIsAccepted() throws Exception {
        assertThat(node.run()).isEmpty();
        assertThat(verify()).as(said).isZero();
    }

    @Test
    void changedEntry() throws Exception {
        database.execute("update audit.entry set leaf = replace(leaf, 'test.act', 'test.fib') where id = " + id(123));
        stops("entry-changed", "index 123");
        rejected(123);
    }

    @Test
    void deletedEntry() throws Exception {
        database.execute("delete from audit.entry where id = " + id(42));
        stops("entry-missing", "index 42");
        rejected(42);
    }

    @Test
    void deletedWithItsLeaf() throws Exception {
        database.execute("delete from audit.entry where id = " + id(260));
        database.execute("delete from audit.leaf where index = 260");
        stops("leaf-missing", "index 260");
        rejected(260);
    }

    @Test
    void insertedEntry() throws Exception {
        database.execute("update audit.leaf set index = index + 1000000 where index >= 200");
        database.execute("update audit.leaf set index = index - 999999 where index >= 1000000");
        UUID forged = database.record(1).get(0);
        database.execute("insert into audit.leaf select 200, '" + forged + "', sha256('x'), now()");
        stops("entry-changed", "index 200");
        rejected(200);
    }

    /** Put in as if recorded long ago, so that nobody sequences it: it would be found by searches, and proven by nothing. */
    @Test
    void insertedBehindTheSequencersBack() throws Exception {
        UUID forged = database.record(1).get(0);
        database.execute("update audit.entry set xact = 3 where id = '" + forged + "'");
        stops("entry-inserted", forged.toString());
    }

    @Test
    void swappedEntries() throws Exception {
        database.execute("create table was as select index, entry_id from audit.leaf where index in (10, 11)");
        database.execute("update audit.leaf set entry_id = gen_random_uuid() where index = 11");
        database.execute(
                "update audit.leaf set entry_id = (select entry_id from was where index = 11) where index = 10");
        database.execute(
                "update audit.leaf set entry_id = (select entry_id from was where index = 10) where index = 11");
        stops("entry-changed", "index 10");
        rejected(10);
    }

    @Test
    void truncatedLog() throws Exception {
        cutTo(300);
        stops("log-shrunk", "an older state was put back");
        rejected(300);
    }

    @Test
    void truncatedLeaves() throws Exception {
        database.execute("delete from audit.leaf where index >= 650");
        stops("leaf-missing", "index 650");
        rejected(650);
    }

    /** Whoever is about to publish counts first, wherever the sweep is. */
    @Test
    void truncatedLeavesStopTheSequencerByItself() throws Exception {
        database.execute("delete from audit.leaf where index >= 650");
        sequencerStops("leaf-missing", "700 entries, 650 have an index: rows are missing from index 650 on");
    }

    /** The right edge, whether anything waits to be added or not: the sweep may be anywhere. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            update audit.checkpoint set note = replace(note, '700', '701') where size = 700  | checkpoint-changed | is not ours
            update audit.checkpoint set root = sha256('x') where size = 700                  | checkpoint-changed | row is not what was signed
            """)
    void aForgedCheckpointStopsTheSequencerByItself(String damage, String code, String words) throws Exception {
        database.execute(damage);
        sequencerStops(code, words);
        database.record(1);
        sequencerStops(code, words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            delete from audit.leaf where index >= 650                                        | leaf-missing       | 700 entries, 650
            insert into audit.tile select 0, 7, hashes, root from audit.tile where level = 0 and index = 0 | tile-extra | tile 0/7
            update audit.leaf set hash = sha256('x') where index = 699                       | root-changed       | at size 700
            delete from audit.checkpoint where size = 600                                    | checkpoint-missing | size 600 was removed
            update audit.checkpoint set root = sha256('x') where size = 600                  | root-changed       | the first 600 entries
            update audit.checkpoint set published_at = now() + interval '1 day' where size = 600 | clock-went-back | older than what came before
            update audit.checkpoint set integrated_at = published_at + interval '1 day' where size = 700 | clock-went-back | older than what came before
            update audit.tile set hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1) where level = 0 and index = 1 | tile-changed | index 256
            update audit.entry set leaf = replace(leaf, 'test.act', 'test.fib') where id = (select entry_id from audit.leaf where index = 699) | entry-changed | index 699
            """)
    void aDamagedEdgeStopsTheSequencerByItself(String damage, String code, String words) throws Exception {
        database.record(1);
        database.execute(damage);
        sequencerStops(code, words);
    }

    /** Before the first checkpoint as well. */
    @Test
    void leavesBeforeTheFirstCheckpointStopTheSequencerByItself() throws Exception {
        database.blank();
        UUID entry = database.record(2).get(0);
        database.execute("insert into audit.leaf select 0, '" + entry + "', sha256('x'), now()");
        sequencerStops("leaf-extra", "0 entries, 1 have an index");
    }

    /** Whoever finds an alarm open does not even look: what is damaged is known. */
    @Test
    void anOpenAlarmKeepsTheSequencerFromLooking() throws Exception {
        try (Connection connection = database.connect()) {
            database.alarms(connection).raise(new LogDamaged("entry-vanished", "seen elsewhere"), Instant.now());
        }
        database.execute("delete from audit.leaf where index >= 650");
        assertThat(sequenced(sequencer()).mine()).isFalse();
    }

    /** One that is being raised while a batch is added is waited for: nothing is published over it. */
    @Test
    void anAlarmThatIsBeingRaisedIsWaitedFor() throws Exception {
        database.record(1);
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            database.alarms(other).raise(new LogDamaged("entry-vanished", "seen elsewhere"), Instant.now());
            CompletableFuture<Sequencer.Turn> turn = CompletableFuture.supplyAsync(() -> sequenced(sequencer()));
            LogDatabase.awaitWaiting(other);
            other.commit();
            assertThat(turn.get(30, TimeUnit.SECONDS).mine()).isFalse();
        }
        assertThat(database.size()).isEqualTo(700);
    }

    private static Sequencer sequencer() {
        return new Sequencer(LogDatabase.SIGNER, LogDatabase.KEYS, Clock.systemUTC(), 1_000);
    }

    private static Sequencer.Turn sequenced(Sequencer sequencer) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Sequencer.Turn turn = sequencer.take(connection);
            connection.commit();
            return turn;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void sequencerStops(String code, String words) {
        assertThatThrownBy(() -> sequenced(sequencer())).isInstanceOfSatisfying(LogDamaged.class, damaged -> {
            assertThat(damaged.code()).isEqualTo(code);
            assertThat(damaged).hasMessageContaining(words);
        });
    }

    /** An old backup is put back while the node runs. */
    @Test
    void replayedBackup() throws Exception {
        cutTo(300);
        database.record(400);
        stops("log-shrunk", "700");
    }

    /** An old backup is put back while no node runs, and goes on from there: only what has left the system shows it. */
    @Test
    void replayedBackupUnderAFreshNode() throws Exception {
        FolderWitness witness = new FolderWitness(Files.createDirectory(folder.resolve("witness")), Duration.ZERO);
        for (long size : new long[] {300, 600, 700}) {
            Published kept = database.checkpoint(size);
            witness.hand(new Checkpoint(LogDatabase.SIGNER.verifierKey().name(), size, kept.root()), kept.note());
        }
        cutTo(300);
        LogRun fresh = database.run(Clock.systemUTC());
        WitnessRun witnesses = new WitnessRun(fresh, LogDatabase.SIGNER.verifierKey(), Clock.systemUTC());
        assertThat(witnesses.requireContinued(witness)).hasValueSatisfying(alarm -> {
            assertThat(alarm.code()).isEqualTo("log-shrunk");
            assertThat(alarm.words()).contains("700").contains("300");
        });
        database.execute("delete from audit.alarm");
        database.execute("delete from audit.entry where action = 'privacy.log.alarm'");
        database.record(450);
        fresh = database.run(Clock.systemUTC());
        witnesses = new WitnessRun(fresh, LogDatabase.SIGNER.verifierKey(), Clock.systemUTC());
        assertThat(fresh.run()).isEmpty(); // nothing inside tells
        assertThat(database.size()).isEqualTo(750);
        assertThat(witnesses.requireContinued(witness))
                .hasValueSatisfying(alarm -> assertThat(alarm.code()).isEqualTo("log-rewritten"));

        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("history was rewritten").contains("before:   600");
        Path kept = folder.resolve("witness");
        assertThat(run("consistency", kept.toString(), folder.resolve("log").toString(), "--key", KEY))
                .isEqualTo(1);
        assertThat(said).contains("index:    300").contains("before:   600");
    }

    @Test
    void checkpointForgedWithAnotherKey() throws Exception {
        NoteSigner other = TreeFixture.signer(LogDatabase.SIGNER.verifierKey().name());
        Published last = database.checkpoint(LogDatabase.SIZE);
        store(other, LogDatabase.SIZE, last.root());
        stops("checkpoint-changed", "size 700");
        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("no signature");
    }

    /** Somebody has the log's own key. */
    @Test
    void checkpointForgedWithTheSameKey() throws Exception {
        store(LogDatabase.SIGNER, LogDatabase.SIZE, Hash.ofEntry(new byte[] {1}));
        stops("root-changed", "first 700");
        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("not the one that was signed");
    }

    /** Somebody has the log's own key and all the time in the world: everything is rewritten and signed anew. */
    @Test
    void everythingRewrittenAndSignedAnew() throws Exception {
        rewriteEverything(250);
        stops("log-rewritten", "first 700");
        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("history was rewritten");
    }

    @Test
    void everythingRewrittenUnderAFreshNode() throws Exception {
        rewriteEverything(250);
        node = database.run(Clock.systemUTC());
        stops("root-changed", "first 300");
    }

    /** Times in the log never go back by themselves; so somebody wrote this. */
    @Test
    void clockGoingBack() throws Exception {
        database.execute("update audit.checkpoint set published_at = published_at - interval '1 day',"
                + " integrated_at = integrated_at - interval '1 day' where size = 600");
        stops("clock-went-back", "size 600");
    }

    /** An entry is made to say that it happened yesterday. */
    @Test
    void backdatedEntry() throws Exception {
        database.execute(
                "update audit.entry set leaf = regexp_replace(leaf, '\"at\":\"20..', '\"at\":\"2019') where id = "
                        + id(555));
        stops("entry-changed", "index 555");
        rejected(555);
    }

    @Test
    void changedLeafHash() throws Exception {
        database.execute("update audit.leaf set hash = sha256('forged') where index = 77");
        stops("entry-changed", "index 77");
    }

    @Test
    void entryAndHashChangedTogether() throws Exception {
        forge(300);
        stops("tile-changed", "index 300");
        rejected(300);
    }

    @Test
    void entryAndHashChangedTogetherAtTheEdge() throws Exception {
        forge(690);
        database.record(1);
        stops("root-changed", "first 700");
        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("both were rewritten");
    }

    @Test
    void doubledLeaf() throws Exception {
        database.execute("alter table audit.leaf drop constraint leaf_pkey");
        database.execute("alter table audit.leaf drop constraint leaf_entry_id_key");
        database.execute("insert into audit.leaf select * from audit.leaf where index = 99");
        stops("leaf-extra", "two rows stand at index 99");
    }

    @Test
    void addedLeaf() throws Exception {
        database.execute("insert into audit.leaf values (700, gen_random_uuid(), sha256('x'), now())");
        stops("leaf-extra", "from index 700 on");
    }

    @Test
    void changedTile() throws Exception {
        database.execute("update audit.tile set hashes = set_byte(hashes, 320, get_byte(hashes, 320) # 1)"
                + " where level = 0 and index = 1");
        stops("tile-changed", "index 266");
    }

    @Test
    void changedRootOfATile() throws Exception {
        database.execute("update audit.tile set root = sha256('x') where level = 0 and index = 0");
        stops("tile-changed", "begins at index 0");
    }

    @Test
    void removedTile() throws Exception {
        database.execute("delete from audit.tile where level = 0 and index = 1");
        stops("tile-missing", "0/1");
    }

    /** It would stop the real one from being stored. */
    @Test
    void addedTile() throws Exception {
        database.execute(
                "insert into audit.tile select 0, 2, hashes, root from audit.tile where index = 0 and level = 0");
        database.record(1);
        stops("tile-extra", "0/2");
    }

    @Test
    void removedNewestCheckpoint() throws Exception {
        database.execute("delete from audit.checkpoint where size = 700");
        stops("log-shrunk", "600");
    }

    @Test
    void removedNewestCheckpointUnderAFreshNode() throws Exception {
        database.execute("delete from audit.checkpoint where size = 700");
        node = database.run(Clock.systemUTC());
        stops("leaf-extra", "from index 600 on");
    }

    @Test
    void removedEarlierCheckpoint() throws Exception {
        database.execute("delete from audit.checkpoint where size = 600");
        stops("checkpoint-missing", "600");
    }

    @Test
    void changedEarlierCheckpoint() throws Exception {
        database.execute("update audit.checkpoint set root = sha256('x') where size = 300");
        stops("checkpoint-changed", "size 300");
    }

    /** The entry stays as it is, but no search finds it any more. */
    /** Its row says another size than was signed. */
    @Test
    void renumberedEarlierCheckpoint() throws Exception {
        database.execute("update audit.checkpoint set size = 601 where size = 600");
        stops("checkpoint-changed", "the checkpoint of size 601: its row is not what was signed");
    }

    @Test
    void hiddenFromSearches() throws Exception {
        database.execute("alter table audit.entry alter column subject drop expression");
        database.execute("update audit.entry set subject = gen_random_uuid() where id = " + id(31));
        stops("entry-hidden", "index 31");
    }

    @Test
    void movedToAnotherMonth() throws Exception {
        database.execute("create table moved as select entry_id from audit.leaf where index = 5");
        database.execute("update audit.leaf set entry_id = '01890000-0000-7000-8000-000000000000' where index = 5");
        database.execute("update audit.entry set id = '01890000-0000-7000-8000-000000000000'"
                + " where id = (select entry_id from moved)");
        stops("entry-hidden", "index 5");
    }

    /** Taken away within the half second before it has an index: the node that wrote it still knows of it. */
    @Test
    void deletedBeforeItHadAnIndex() throws Exception {
        AwaitedEntries awaited = new AwaitedEntries();
        List<UUID> ids = database.record(3);
        awaited.committed(ids);
        database.execute("delete from audit.entry where id = '" + ids.get(1) + "'");
        node.run();
        Optional<LogAlarm> alarm = node.guarded(() -> node.inOneTransaction(connection -> {
            awaited.look(connection, System.nanoTime());
            return null;
        }));
        assertThat(alarm).hasValueSatisfying(found -> {
            assertThat(found.code()).isEqualTo("entry-vanished");
            assertThat(found.words()).contains(ids.get(1).toString());
        });
    }

    /** At each run, and once. */
    @Test
    void theNodeAsksAfterItsOwnEntries() throws Exception {
        AwaitedEntries ripeAtOnce = new AwaitedEntries() {
            @Override
            void look(Connection connection) throws SQLException {
                look(connection, System.nanoTime());
            }
        };
        LogRun own = new LogRun(
                database.source(), LogDatabase.SIGNER, LogDatabase.KEYS, Clock.systemUTC(), ripeAtOnce, 1_000, 1_024);
        List<UUID> recorded = database.record(1);
        ripeAtOnce.committed(recorded);
        database.execute("delete from audit.entry where id = '" + recorded.get(0) + "'");
        LogAlarm alarm = own.run().orElseThrow();
        assertThat(alarm.code()).isEqualTo("entry-vanished");
        database.clear(alarm.id());
        assertThat(own.run()).as("it is told once").isEmpty();
    }

    @Test
    void aLostConnectionForgetsNoAwaitedEntry() throws Exception {
        AwaitedEntries awaited = new AwaitedEntries();
        List<UUID> ids = database.record(3);
        awaited.committed(ids);
        Connection lost = database.connect();
        lost.close();
        assertThatThrownBy(() -> awaited.look(lost, System.nanoTime())).isInstanceOf(SQLException.class);
        database.execute("delete from audit.entry where id in ('" + ids.get(0) + "', '" + ids.get(2) + "')");
        for (int look = 0; look < 2; look++) { // until it is known that the alarm is kept
            assertThatThrownBy(() -> look(awaited))
                    .isInstanceOf(LogDamaged.class)
                    .hasMessageContaining(ids.get(0).toString())
                    .hasMessageContaining("2 in all");
        }
        awaited.told();
        look(awaited);
        assertThat(node.run()).isEmpty(); // the third gets its index, and is forgotten
        database.execute("delete from audit.entry where id = '" + ids.get(1) + "'");
        look(awaited);
    }

    private static void look(AwaitedEntries awaited) throws SQLException {
        try (Connection connection = database.connect()) {
            awaited.look(connection, System.nanoTime());
        }
    }

    @Test
    void theAlarmStaysUntilSomebodyClearsIt() throws Exception {
        database.execute("create table kept as select * from audit.leaf where index = 42");
        database.execute("update audit.leaf set hash = sha256('forged') where index = 42");
        stops("entry-changed", "index 42");
        LogAlarm first = node.alarm().orElseThrow();

        database.clear(first.id());
        LogAlarm second = node.run().orElseThrow(); // nothing was put right
        assertThat(second.id()).isNotEqualTo(first.id());
        database.execute("update audit.leaf l set hash = k.hash from kept k where k.index = l.index");
        assertThat(node.run()).contains(second);
        assertThat(database.run(Clock.systemUTC()).run()).contains(second);

        database.clear(second.id());
        assertThat(node.run()).isEmpty();
        assertThat(database.size())
                .isEqualTo(705); // recorded while it stood, and two each tell of the alarms and their end
        try (Connection connection = database.connect()) {
            assertThat(database.alarms(connection).newest(10))
                    .hasSize(2)
                    .noneMatch(LogAlarm::open)
                    .allMatch(alarm -> alarm.clearedBy().equals(LogDatabase.OFFICER));
            assertThat(new LogStorage(connection).entries(700, 5))
                    .extracting(leaf -> new String(leaf, StandardCharsets.UTF_8))
                    .filteredOn(leaf -> leaf.contains("\"action\":\"privacy.log.alarm\""))
                    .satisfiesExactlyInAnyOrder(
                            leaf -> assertThat(leaf)
                                    .contains("privacy.log/alarm/" + first.id())
                                    .contains("\"reason\":\"entry-changed\""),
                            leaf -> assertThat(leaf).contains("privacy.log/alarm/" + second.id()));
        }
    }

    /** Broken, mended, and the alarm taken out of the database, as if nothing had been. */
    @Test
    void anAlarmThatVanishesIsAnAlarm() throws Exception {
        database.execute("create table kept as select * from audit.leaf where index = 699");
        database.execute("delete from audit.leaf where index = 699");
        stops("leaf-missing", "index 699");
        LogAlarm first = node.alarm().orElseThrow();
        database.execute("insert into audit.leaf select * from kept");
        database.execute("delete from audit.alarm");
        stops("alarm-vanished", first.id().toString());
        database.clear(node.alarm().orElseThrow().id());
        assertThat(node.run()).isEmpty();
        assertThat(database.size())
                .isEqualTo(705); // two recorded meanwhile, two tell of the alarms, one of the clearance
    }

    /** The alarm and its entry: whatever is killed in between, there is neither or both. */
    @Test
    void anAlarmAndItsEntryAreOneTransaction() throws Exception {
        database.execute("update audit.leaf set hash = sha256('forged') where index = 42");
        stops("entry-changed", "index 42");
        assertThat(alarmsAndEntries()).containsExactly("1 1 1");
    }

    /** Where the entry cannot be recorded the alarm stands all the same; and the entry follows as soon as it can. */
    @Test
    void anAlarmWhoseEntryIsRefusedStandsAndIsToldOfLater() throws Exception {
        database.execute("update audit.leaf set hash = sha256('forged') where index = 42");
        database.execute("alter table audit.entry add constraint no_more check (false) not valid");
        assertThat(node.run())
                .hasValueSatisfying(alarm -> assertThat(alarm.code()).isEqualTo("entry-changed"));
        assertThat(alarmsAndEntries()).containsExactly("1 0 0");
        database.execute("alter table audit.entry drop constraint no_more");
        assertThat(database.run(Clock.systemUTC()).run()).isPresent();
        assertThat(database.run(Clock.systemUTC()).run()).isPresent();
        assertThat(alarmsAndEntries()).as("once").containsExactly("1 1 0");
    }

    /** Alarms, their entries, and those pairs that one transaction has written. */
    private static List<String> alarmsAndEntries() throws SQLException {
        try (Connection connection = database.connect();
                var row = connection.createStatement().executeQuery("""
                        select (select count(*) from audit.alarm) || ' ' || count(e.id) || ' ' || count(a.id)
                        from audit.entry e left join audit.alarm a
                            on e.leaf::jsonb ->> 'object' = 'privacy.log/alarm/' || a.id and a.xmin::text = e.xact::text
                        where e.action = 'privacy.log.alarm'
                        """)) {
            row.next();
            return List.of(row.getString(1));
        }
    }

    /** As {@link #anAlarmThatVanishesIsAnAlarm}, with no node that remembers: the entry does. */
    @Test
    void anAlarmThatVanishedWhileNoNodeRanIsAnAlarm() throws Exception {
        database.execute("create table kept as select * from audit.leaf where index = 699");
        database.execute("delete from audit.leaf where index = 699");
        stops("leaf-missing", "index 699");
        LogAlarm first = node.alarm().orElseThrow();
        database.execute("insert into audit.leaf select * from kept");
        database.execute("delete from audit.alarm");
        node = database.run(Clock.systemUTC());
        stops("alarm-vanished", first.id().toString());
        database.clear(node.alarm().orElseThrow().id());
        node = database.run(Clock.systemUTC());
        assertThat(node.run()).as("it is told once").isEmpty();
    }

    /** What the application's own role may write: rows, and entries too. */
    @Test
    void aClearanceThatNobodySignedClearsNothingAndIsTold() throws Exception {
        LogAlarm alarm = alarmThatWasMended();
        forgeClearance(alarm, null);
        assertThat(node.run()).contains(alarm);
        node = database.run(Clock.systemUTC());
        assertThat(node.run()).contains(alarm);
        try (Connection connection = database.connect()) {
            assertThat(database.alarms(connection).newest(10))
                    .allMatch(LogAlarm::open)
                    .extracting(LogAlarm::code)
                    .containsExactly("clearance-forged", "entry-changed");
        }
        database.clear(alarm.id()); // nor does it keep the officer's out
        LogAlarm forged = node.run().orElseThrow();
        assertThat(forged.code()).isEqualTo("clearance-forged");
        database.clear(forged.id());
        assertThat(node.run()).isEmpty();
        assertThat(database.run(Clock.systemUTC()).run()).as("it is told once").isEmpty();
    }

    @Test
    void aClearanceOfAnotherAlarmIsNone() throws Exception {
        LogAlarm alarm = alarmThatWasMended();
        forgeClearance(
                alarm,
                signed(
                        LogDatabase.SIGNER,
                        new ClearanceNote(LogDatabase.KEYS.origin(), UUID.randomUUID(), "false-alarm", "F-1")));
        assertThat(node.run()).contains(alarm);
    }

    /** The signature alone is not enough: what was done must stand in the log, with who did it. */
    @Test
    void aClearanceOfWhichNoEntryTellsIsNone() throws Exception {
        LogAlarm alarm = alarmThatWasMended();
        ClearanceNote clearance = clearance(alarm);
        try (Connection connection = database.connect()) {
            UUID other = LogDatabase.tellOfClearance(connection, clearance, "2002");
            database.alarms(connection)
                    .clear(other, clearance, signed(LogDatabase.SIGNER, clearance), "2001", Instant.now());
        }
        assertThat(node.run()).contains(alarm);
    }

    /** Every word of the entry counts: a signature beside one that tells of something else clears nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"action", "outcome", "object", "actor", "reason", "case"})
    void aClearanceBesideAnEntryThatTellsOfSomethingElseIsNone(String word) throws Exception {
        LogAlarm alarm = alarmThatWasMended();
        forgeClearance(alarm, signed(LogDatabase.SIGNER, clearance(alarm)));
        assertThat(node.alarm()).isEmpty();
        database.execute("update audit.entry set leaf = jsonb_set(leaf::jsonb, '{" + word + "}', '\"other\"')::text"
                + " where id = (select entry_id from audit.alarm_clearance)");
        assertThat(node.alarm()).contains(alarm);
    }

    /** Where officers have keys of their own, the log's key clears nothing, nor does one officer in another's name. */
    @Test
    void onlyTheOfficersOwnKeyClears() throws Exception {
        LogAlarm alarm = alarmThatWasMended();
        NoteSigner officer = TreeFixture.signer("2001");
        NoteSigner other = TreeFixture.signer("2002");
        ClearingKeys keys =
                new ClearingKeys(LogDatabase.SIGNER.verifierKey(), List.of(officer.verifierKey(), other.verifierKey()));
        ClearanceNote clearance = clearance(alarm);
        for (NoteSigner wrong : List.of(LogDatabase.SIGNER, other, TreeFixture.signer("2003"))) {
            forgeClearance(alarm, signed(wrong, clearance));
            assertThat(database.run(Clock.systemUTC(), keys).alarm()).contains(alarm);
        }
        forgeClearance(alarm, signed(officer, clearance));
        assertThat(database.run(Clock.systemUTC(), keys).alarm()).isEmpty();
    }

    /** Keys change; what was cleared under the old ones stays cleared, since its entry is under a signed checkpoint. */
    @Test
    void whatWasClearedAndPublishedStaysClearedUnderOtherKeys() throws Exception {
        LogAlarm alarm = alarmThatWasMended();
        database.clear(alarm.id());
        ClearingKeys keys = new ClearingKeys(
                LogDatabase.SIGNER.verifierKey(),
                List.of(TreeFixture.signer("2002").verifierKey()));
        assertThat(database.run(Clock.systemUTC(), keys).alarm())
                .as("not published yet")
                .contains(alarm);
        assertThat(node.run()).isEmpty();
        assertThat(database.run(Clock.systemUTC(), keys).alarm()).isEmpty();
        database.execute("update audit.alarm_clearance set note = null"); // as those from before there were signatures
        assertThat(database.run(Clock.systemUTC()).alarm()).isEmpty();
    }

    /** The owner makes an old entry say that the alarm was cleared, hash and all: the signed tree does not say so. */
    @Test
    void aClearanceWrittenIntoAnOldEntryIsNone() throws Exception {
        LogAlarm alarm = alarmThatWasMended();
        forgeClearance(alarm, null);
        database.execute(
                "create table forged as select e.leaf from audit.entry e where e.action = 'privacy.log.alarm-clear'");
        database.execute("delete from audit.entry where action = 'privacy.log.alarm-clear'");
        database.execute("update audit.entry set leaf = (select leaf from forged) where id = " + id(300));
        database.execute("update audit.leaf l set hash = sha256(decode('00', 'hex') || convert_to(e.leaf, 'UTF8'))"
                + " from audit.entry e where e.id = l.entry_id and l.index = 300");
        database.execute("update audit.alarm_clearance set entry_id = " + id(300));
        assertThat(node.run()).contains(alarm);
    }

    /** The owner gives its entry an index of which no checkpoint speaks. */
    @Test
    void aClearanceBeyondTheCheckpointIsNone() throws Exception {
        LogAlarm alarm = alarmThatWasMended();
        forgeClearance(alarm, null);
        database.execute("insert into audit.leaf select 700, entry_id, sha256('x'), now() from audit.alarm_clearance");
        assertThat(node.alarm()).contains(alarm);
    }

    private LogAlarm alarmThatWasMended() throws SQLException {
        database.execute("create table kept as select * from audit.leaf where index = 42");
        database.execute("update audit.leaf set hash = sha256('forged') where index = 42");
        stops("entry-changed", "index 42");
        database.execute("update audit.leaf l set hash = k.hash from kept k where k.index = l.index");
        return node.alarm().orElseThrow();
    }

    private static ClearanceNote clearance(LogAlarm alarm) {
        return new ClearanceNote(LogDatabase.KEYS.origin(), alarm.id(), "false-alarm", "F-1");
    }

    private static String signed(NoteSigner signer, ClearanceNote clearance) {
        return SignedNote.sign(clearance.text(), signer).written();
    }

    /** With an entry that fits, as whoever may insert rows can have it. */
    private static void forgeClearance(LogAlarm alarm, String note) throws SQLException {
        try (Connection connection = database.connect()) {
            ClearanceNote clearance = clearance(alarm);
            UUID entry = LogDatabase.tellOfClearance(connection, clearance, "2001");
            database.alarms(connection).clear(entry, clearance, note, "2001", Instant.now());
        }
    }

    /** Nothing that agrees with its signature now hides that it did not for a while. */
    @Test
    void theVerifierTellsOfAlarmsAndWhoClearedThem() throws Exception {
        LogAlarm alarm = alarmThatWasMended();
        database.clear(alarm.id());
        assertThat(node.run()).isEmpty();
        assertThat(verify()).isZero();
        assertThat(said)
                .contains("alarm:    entry-changed (index 70")
                .contains("cleared as operator-act by 2001, investigation/INC-1 (index 70");
        run("log", folder.resolve("log").toString(), "--key", KEY, "--json");
        assertThat(said)
                .contains("\"alarm\":\"" + alarm.id() + "\"")
                .contains("\"code\":\"entry-changed\"")
                .contains("\"by\":\"2001\"");
    }

    /** A sweep in slices has gone past other parts; yet it does not let anything be published before it is back. */
    @Test
    void clearedUnmendedItStopsBeforeAnythingIsPublished() throws Exception {
        database.execute("update audit.entry set leaf = replace(leaf, 'test.act', 'test.fib') where id = " + id(300));
        LogRun sliced = new LogRun(
                database.source(),
                LogDatabase.SIGNER,
                LogDatabase.KEYS,
                Clock.systemUTC(),
                new AwaitedEntries(),
                1_000,
                256);
        Optional<LogAlarm> alarm = Optional.empty();
        for (int turn = 0; turn < 3 && alarm.isEmpty(); turn++) {
            alarm = sliced.run();
        }
        LogAlarm first = alarm.orElseThrow();
        assertThat(first.words()).contains("index 300");
        long size = database.size();
        database.record(1);
        database.clear(first.id());
        assertThat(sliced.run()).hasValueSatisfying(again -> {
            assertThat(again.id()).isNotEqualTo(first.id());
            assertThat(again.words()).contains("index 300");
        });
        assertThat(database.size()).isEqualTo(size);
    }

    /** Two nodes: one that may not look, since the other does, publishes nothing either. */
    @Test
    void nothingIsPublishedWithoutALook() throws Exception {
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            assertThat(Sequencer.lock(other, RollingSweep.LOCK)).isTrue();
            database.record(1);
            assertThat(node.run()).isEmpty();
            assertThat(database.size()).isEqualTo(LogDatabase.SIZE);
            other.rollback();
        }
        assertThat(node.run()).isEmpty();
        assertThat(database.size()).isEqualTo(LogDatabase.SIZE + 1);
    }

    /** One that has much to catch up with looks for alarms before it publishes a batch: one that comes up meanwhile undoes it. */
    @Test
    void anotherNodesAlarmStopsOneThatIsCatchingUp() throws Exception {
        database.record(2_500);
        LogRun behind = catchingUp(() -> node.inOneTransaction(connection -> {
            database.alarms(connection).raise(new LogDamaged("entry-vanished", "seen elsewhere"), Instant.now());
            return null;
        }));
        behind.run();
        assertThat(database.size()).isEqualTo(LogDatabase.SIZE);
        assertThat(behind.run())
                .hasValueSatisfying(alarm -> assertThat(alarm.words()).isEqualTo("seen elsewhere"));
    }

    @Test
    void oneThatIsCatchingUpReadsASliceBeforeEachBatch() throws Exception {
        database.record(2_500);
        LogRun behind =
                catchingUp(() -> database.execute("update audit.leaf set hash = sha256('forged') where index = 5"));
        assertThat(behind.run())
                .hasValueSatisfying(alarm -> assertThat(alarm.words()).contains("index 5"));
        assertThat(database.size()).isEqualTo(LogDatabase.SIZE + 1_000);
    }

    @FunctionalInterface
    private interface Happening {
        void happen() throws SQLException;
    }

    /** A node in whose first batch, just before it is committed, something happens. */
    private static LogRun catchingUp(Happening meanwhile) {
        AtomicBoolean first = new AtomicBoolean(true);
        TypedKey key = new TypedKey(LogDatabase.SIGNER.verifierKey().name(), "example.org/seven", new byte[] {1});
        NoteSigner signer = LogDatabase.SIGNER.with(
                key,
                text -> {
                    if (first.getAndSet(false)) {
                        try {
                            meanwhile.happen();
                        } catch (SQLException failed) {
                            throw new IllegalStateException(failed);
                        }
                    }
                    return new byte[] {7};
                },
                (text, signature) -> true);
        return nodeOf(signer);
    }

    private static LogRun nodeOf(NoteSigner signer) {
        return new LogRun(
                database.source(), signer, LogDatabase.KEYS, Clock.systemUTC(), new AwaitedEntries(), 1_000, 1_024);
    }

    /** What a node compares is of one moment: another that publishes meanwhile is no damage. */
    @Test
    void anotherNodeThatPublishesWhileOneLooksIsNoDamage() throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        TypedKey key = new TypedKey(LogDatabase.SIGNER.verifierKey().name(), "example.org/seven", new byte[] {1});
        node = nodeOf(LogDatabase.SIGNER.with(key, text -> new byte[] {7}, (text, signature) -> {
            if (first.getAndSet(false)) {
                publishElsewhere(1);
            }
            return true;
        }));
        database.record(1);
        assertThat(node.run()).isEmpty();
        assertThat(node.run()).isEmpty();
        assertThat(database.size()).as("and it did meanwhile").isEqualTo(702);
    }

    private static void publishElsewhere(int entries) {
        try {
            database.record(entries);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        assertThat(run(database.run(Clock.systemUTC()))).isEmpty();
    }

    /** Rows are counted before the tree is put together out of them. */
    @Test
    void leavesMissingUnderAnotherNodesCheckpoint() throws Exception {
        publishElsewhere(100);
        database.execute("delete from audit.leaf where index >= 650");
        stops("leaf-missing", "800 entries, 650 have an index");
    }

    /** The sweep goes on from a checkpoint that must still be there. */
    @Test
    void removedCheckpointThatTheSweepHasComeTo() throws Exception {
        database.execute("update privacy.log_sweep set position = '600' where part = 'checkpoints'");
        database.execute("delete from audit.checkpoint where size = 600");
        stops("checkpoint-missing", "the checkpoint of size 600 was removed");
    }

    /** Transaction numbers begin anew there; nothing was inserted behind anybody's back. */
    @Test
    void aDatabaseRestoredIntoAnotherClusterIsNoDamage() throws Exception {
        database.execute("update audit.checkpoint set watermark = watermark + 1000000 where size = 700");
        database.record(2);
        assertThat(database.run(Clock.systemUTC()).run()).isEmpty();
        assertThat(database.size()).isEqualTo(702);
    }

    /** Two nodes see the same at the same moment: there is one alarm. */
    @Test
    void twoNodesRaiseOneAlarm() throws Exception {
        database.execute("update audit.entry set leaf = replace(leaf, 'test.act', 'test.fib') where id = " + id(123));
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            database.alarms(other).raise(new LogDamaged("entry-changed", "seen elsewhere"), Instant.now());
            CompletableFuture<Optional<LogAlarm>> found = CompletableFuture.supplyAsync(() -> run(node));
            LogDatabase.awaitWaiting(other);
            other.commit();
            assertThat(found.get(30, TimeUnit.SECONDS))
                    .hasValueSatisfying(alarm -> assertThat(alarm.words()).isEqualTo("seen elsewhere"));
            assertThat(database.alarms(other).newest(10)).hasSize(1);
        }
    }

    /** Two nodes find an alarm of which no entry tells: one tells. */
    @Test
    void twoNodesTellOfAnAlarmOnce() throws Exception {
        try (Connection other = database.connect()) {
            UUID alarm = database.alarms(other)
                    .raise(new LogDamaged("entry-changed", "seen elsewhere"), Instant.now())
                    .orElseThrow();
            other.setAutoCommit(false);
            database.alarms(other).lock();
            CompletableFuture<Optional<LogAlarm>> found =
                    CompletableFuture.supplyAsync(() -> run(database.run(Clock.systemUTC())));
            LogDatabase.awaitWaiting(other);
            LogDatabase.insert(other, List.of(told(alarm)));
            other.commit();
            found.get(30, TimeUnit.SECONDS);
        }
        assertThat(alarmsAndEntries()).containsExactly("1 1 0");
    }

    private static AuditEntry told(UUID alarm) {
        return AuditEntry.now(
                AuditEvent.done(LogAlarms.RAISED, LogAlarms.object(alarm)).because("entry-changed"),
                new AuditEntry.Who("system", null, null, null),
                Instant.now());
    }

    private static Optional<LogAlarm> run(LogRun one) {
        try {
            return one.run();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** An entry may be anybody's: what it says is not repeated. */
    @Test
    void repeatsNoWordsOfAnAlarmThatNobodyRaised() throws Exception {
        UUID alarm = UUID.randomUUID();
        try (Connection connection = database.connect()) {
            LogDatabase.insert(connection, List.of(told(alarm)));
        }
        database.execute("update audit.entry set leaf = replace(leaf, 'entry-changed', 'call 199')"
                + " where action = 'privacy.log.alarm'");
        node = database.run(Clock.systemUTC());
        stops("alarm-vanished", alarm + " (-) is gone");
    }

    /** Verifiers pass the second signature over; the nodes do not. Checkpoints from before there was one are accepted. */
    @Test
    void falseSecondSignature() throws Exception {
        node = nodeOf(twoSignatures(7));
        database.record(1);
        assertThat(node.run()).isEmpty();
        assertThat(node.run()).isEmpty();
        assertThat(SignedNote.parse(database.checkpoint(701).note()).signatures())
                .hasSize(2);
        store(twoSignatures(8), 701, database.checkpoint(701).root());
        assertThat(node.run()).hasValueSatisfying(alarm -> {
            assertThat(alarm.code()).isEqualTo("checkpoint-changed");
            assertThat(alarm.words()).contains("second signature").contains("size 701");
        });
        assertThat(verify()).isZero();
    }

    private static NoteSigner twoSignatures(int value) {
        TypedKey key = new TypedKey(LogDatabase.SIGNER.verifierKey().name(), "example.org/seven", new byte[] {1});
        return LogDatabase.SIGNER.with(key, text -> new byte[] {(byte) value}, (text, signature) -> signature[0] == 7);
    }

    /** What the Go program of src/test/interop checks afterwards. */
    @Test
    void writesAnExportForOtherTools() throws Exception {
        Path interop = Path.of("target/interop");
        if (Files.exists(interop)) {
            try (var old = Files.walk(interop)) {
                for (Path path : old.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        database.export(interop.resolve("log"));
        Files.writeString(interop.resolve("key"), KEY + "\n");
        Files.writeString(interop.resolve("earlier"), database.checkpoint(600).note());
        Path officer = interop.resolve("officer");
        assertThat(run("officer-key", "2001", officer.toString())).isZero();
        assertThat(run(
                        "clearance",
                        UUID.randomUUID().toString(),
                        "tampering",
                        "INC-1",
                        "--origin",
                        "example.org/log",
                        "--signing-key",
                        officer.toString()))
                .isZero();
        Files.writeString(interop.resolve("clearance"), said);
        try (Connection connection = database.connect()) {
            LogStorage storage = new LogStorage(connection);
            for (int index : new int[] {0, 255, 256, 511, 512, 699}) {
                InclusionProof proof = storage.nodes(LogDatabase.SIZE).inclusion(index, LogDatabase.SIZE);
                ProofFile file = new ProofFile(
                        index, proof.hashes(), storage.latest().orElseThrow().note());
                Files.writeString(interop.resolve(index + ".tlog-proof"), file.written());
                Files.write(
                        interop.resolve(index + ".entry"),
                        storage.entries(index, 1).get(0));
            }
        }
        assertThat(run("log", interop.resolve("log").toString(), "--key", KEY)).isZero();
    }

    private static String id(int index) {
        return "(select entry_id from audit.leaf where index = " + index + ")";
    }

    private static void forge(int index) throws SQLException {
        database.execute("update audit.entry set leaf = replace(leaf, 'test.act', 'test.fib') where id = " + id(index));
        database.execute("update audit.leaf l set hash = sha256(decode('00', 'hex') || convert_to(e.leaf, 'UTF8'))"
                + " from audit.entry e where e.id = l.entry_id and l.index = " + index);
    }

    private static void cutTo(int size) throws SQLException {
        database.execute(
                "delete from audit.entry where id in (select entry_id from audit.leaf where index >= " + size + ")");
        database.execute("delete from audit.leaf where index >= " + size);
        database.execute("delete from audit.tile where (index + 1) * 256 > " + size);
        database.execute("delete from audit.checkpoint where size > " + size);
    }

    private static void store(NoteSigner signer, long size, Hash root) throws SQLException {
        Checkpoint forged = new Checkpoint(signer.verifierKey().name(), size, root);
        String sql = "update audit.checkpoint set root = ?, note = ? where size = ?";
        try (Connection connection = database.connect();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setBytes(1, root.bytes());
            update.setString(2, SignedNote.sign(forged.text(), signer).written());
            update.setLong(3, size);
            update.executeUpdate();
        }
    }

    /** One entry, its hash, the tiles, and the newest checkpoint, all fitting together. */
    private static void rewriteEverything(int index) throws SQLException {
        forge(index);
        CompactRange range = new CompactRange();
        try (Connection connection = database.connect()) {
            LogStorage storage = new LogStorage(connection);
            GrowingTiles tiles = new GrowingTiles(0, storage::tile);
            storage.entries(0, LogDatabase.SIZE).forEach(leaf -> range.append(Hash.ofEntry(leaf), tiles));
            for (GrowingTiles.Full tile : tiles.full()) {
                String sql = "update audit.tile set hashes = ?, root = ? where level = ? and index = ?";
                try (PreparedStatement update = connection.prepareStatement(sql)) {
                    update.setBytes(1, tile.hashes());
                    update.setBytes(2, tile.root().bytes());
                    update.setInt(3, tile.level());
                    update.setLong(4, tile.index());
                    update.executeUpdate();
                }
            }
        }
        store(LogDatabase.SIGNER, LogDatabase.SIZE, range.root());
    }

    /** The next run finds it, and nothing is published any more, whatever is recorded. */
    private void stops(String code, String words) throws SQLException {
        long size = database.size();
        Optional<LogAlarm> alarm = node.run();
        assertThat(alarm).hasValueSatisfying(found -> {
            assertThat(found.code()).as(found.words()).isEqualTo(code);
            assertThat(found.words()).contains(words);
        });
        database.record(1);
        assertThat(node.run()).isEqualTo(alarm);
        assertThat(database.run(Clock.systemUTC()).run()).isEqualTo(alarm);
        assertThat(database.size()).isEqualTo(size);
    }

    private String said;

    private void rejected(int index) throws Exception {
        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("index:    " + index + System.lineSeparator());
    }

    private int verify() throws Exception {
        Path log = folder.resolve("log");
        database.export(log);
        return run("consistency", folder.resolve("earlier").toString(), log.toString(), "--key", KEY);
    }

    private int run(String... args) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        int status = new ShouwenVerify(out, out).run(args);
        said = output.toString(StandardCharsets.UTF_8);
        return status;
    }
}
