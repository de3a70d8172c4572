package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.shouwen.privacy.vault.RotationFixture.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rotations on a real PostgreSQL, with others at work, and killed in the middle. */
class KeyRotationTest {

    private static final int PEOPLE = 60;

    private static VaultDatabase database;

    @TempDir
    Path folder;

    private RotationFixture fixture;
    private final Map<UUID, String> phones = new HashMap<>();

    @BeforeAll
    static void start() {
        database = new VaultDatabase();
        database.execute(RotationFixture.TABLE);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void begin() {
        database.execute("truncate privacy.data_key, privacy.index_key, privacy.signing_key, privacy.kek,"
                + " privacy.key_rotation, test.person");
        fixture = new RotationFixture(database.source(), folder.resolve("keys.p12"));
        RotationFixture.Node node = node(CipherSuite.AES_256_GCM);
        for (int i = 0; i < PEOPLE; i++) {
            UUID person = UUID.randomUUID();
            phones.put(person, "+86138%08d".formatted(i));
            node.write(person, phones.get(person), "李" + i);
        }
    }

    private RotationFixture.Node node(CipherSuite suite) {
        return fixture.new Node(suite, Duration.ofMillis(600), Duration.ofMillis(250));
    }

    private String rotate(RotatedKeys keys, CipherSuite suite) {
        Job job = new Job(fixture.begin(keys));
        node(suite).rotation(people(), 25).run(job);
        assertThat(fixture.find(job.id()).orElseThrow().endedAt()).isNotNull();
        return job.told.get("result");
    }

    private static List<StoredTable> people() {
        return List.of(RotationFixture.people(database.source()));
    }

    private void everythingIsReadable(RotationFixture.Node node) {
        phones.forEach((person, phone) -> {
            assertThat(node.read(person).getKey()).isEqualTo(phone);
            assertThat(node.holding(phone)).containsExactly(person);
        });
    }

    @Test
    void wrapsEverythingUnderTheNewKekAndRewritesNoValue() {
        String before = checksum();
        String result = rotate(RotatedKeys.KEK, CipherSuite.AES_256_GCM);
        assertThat(result).contains("\"version\":2").contains("\"retired\":true");
        assertThat(new KeyRows(database.source()).uses()).containsOnlyKeys(2);
        assertThat(checksum()).isEqualTo(before);
        everythingIsReadable(node(CipherSuite.AES_256_GCM));
        assertThat(database.count("select count(*) from privacy.kek where version = 1 and retired_at is not null"))
                .isEqualTo(1);
    }

    private static String checksum() {
        return Long.toString(database.count(
                "select sum(('x' || substr(md5(phone_sealed), 1, 8))::bit(32)::bigint) from test.person"));
    }

    @Test
    void sealsEverythingUnderNewDataKeysAndRemovesTheOld() {
        String result = rotate(RotatedKeys.DATA, CipherSuite.AES_256_GCM);
        assertThat(result).contains("\"version\":2").contains("\"deleted\":" + PEOPLE);
        assertThat(database.count("select count(*) from privacy.data_key where version <> 2"))
                .isZero();
        assertThat(database.count("select count(*) from test.person where get_byte(phone_sealed, 5) <> 2"
                        + " or get_byte(name_sealed, 5) <> 2"))
                .isZero();
        everythingIsReadable(node(CipherSuite.AES_256_GCM));
    }

    @Test
    void goesOverToTheOtherSuite() {
        assertThat(rotate(RotatedKeys.DATA, CipherSuite.SM4_GCM)).contains("\"deleted\":" + PEOPLE);
        assertThat(rotate(RotatedKeys.INDEX, CipherSuite.SM4_GCM)).contains("\"olderInForce\":");
        assertThat(database.count("select count(*) from test.person where get_byte(phone_sealed, 1) <> 2"))
                .isZero();
        assertThat(database.count("select count(*) from privacy.data_key where suite <> 2"))
                .isZero();
        everythingIsReadable(node(CipherSuite.SM4_GCM));
    }

    @Test
    void hashesWhatCanBeOpenedAndKeepsTheKeyOfWhatCannot() {
        rotate(RotatedKeys.INDEX, CipherSuite.AES_256_GCM);
        assertThat(database.count("select count(*) from test.person where phone_index_version <> 2"))
                .isZero();
        assertThat(database.count("select count(*) from privacy.index_key where kind = 'PHONE' and retired_at is null"))
                .isEqualTo(1);
        assertThat(database.count("select count(*) from test.person where id_number_index_version <> 1"))
                .isZero();
        assertThat(database.count(
                        "select count(*) from privacy.index_key where kind = 'RESIDENT_ID' and retired_at is null"))
                .isEqualTo(2);
        everythingIsReadable(node(CipherSuite.AES_256_GCM));

        database.execute("update test.person set id_number_index_version = 2"); // presented again, all of them
        RotationFixture.Node node = node(CipherSuite.AES_256_GCM);
        assertThat(awaitRetired(node)).isZero();
        assertThat(database.count(
                        "select count(*) from privacy.index_key where kind = 'RESIDENT_ID' and retired_at is null"))
                .isEqualTo(1);
    }

    @Test
    void hasWhatOnlyWaitsDroppedWhenTheNewIndexKeyWrites() {
        RotationFixture.Node node = node(CipherSuite.AES_256_GCM);
        List<Integer> writing = new ArrayList<>();
        node.afterIndex(() ->
                writing.add(node.keys.writingIndexKey(FieldKind.RESIDENT_ID).version()));
        node.rotation(people(), 25).run(new Job(fixture.begin(RotatedKeys.INDEX)));
        assertThat(writing).containsExactly(2);
        assertThat(node.vault.newestIndexKey(FieldKind.RESIDENT_ID)).isEqualTo(2);
    }

    private static int awaitRetired(RotationFixture.Node node) {
        return node.rotation(people(), 25).retireIndexKeys();
    }

    @Test
    void keepsOldKeysOfAColumnThatNobodyNamed() {
        database.execute("alter table test.person add column note_sealed bytea");
        try {
            assertThat(rotate(RotatedKeys.DATA, CipherSuite.AES_256_GCM))
                    .contains("\"deleted\":0")
                    .contains("\"unknownColumns\":1");
            everythingIsReadable(node(CipherSuite.AES_256_GCM));
        } finally {
            database.execute("alter table test.person drop column note_sealed");
        }
    }

    @Test
    void keepsTheOldKeyOfAValueThatDoesNotOpen() {
        UUID damaged = phones.keySet().iterator().next();
        database.execute(
                "update test.person set name_sealed = set_byte(name_sealed, 20, get_byte(name_sealed, 20) # 1)"
                        + " where id = ?",
                damaged);
        assertThat(rotate(RotatedKeys.DATA, CipherSuite.AES_256_GCM))
                .contains("\"unreadable\":1")
                .contains("\"deleted\":" + (PEOPLE - 1));
        assertThat(database.count("select count(*) from privacy.data_key where person = ?", damaged))
                .isEqualTo(2);
    }

    @Test
    void leavesAnErasedPersonErased() {
        UUID erased = phones.keySet().iterator().next();
        RotationFixture.Node node = node(CipherSuite.AES_256_GCM);
        database.execute("insert into privacy.destroyed_key values (?, now())", erased);
        database.execute("delete from privacy.data_key where person = ?", erased);
        rotate(RotatedKeys.DATA, CipherSuite.AES_256_GCM);
        assertThat(database.count("select count(*) from privacy.data_key where person = ?", erased))
                .isZero();
        assertThatThrownBy(() -> node.read(erased)).isInstanceOf(DataErased.class);
        phones.remove(erased);
        everythingIsReadable(node);
    }

    @Test
    void stopsWhenAskedAndIsFinishedByTheNext() {
        Job job = new Job(fixture.begin(RotatedKeys.DATA));
        Job stopping = new Job(job.id(), () -> {});
        stopping.cancelled.set(true);
        node(CipherSuite.AES_256_GCM).rotation(people(), 25).run(stopping);
        assertThat(stopping.told.get("result")).contains("cancelled");
        everythingIsReadable(node(CipherSuite.AES_256_GCM));
        rotate(RotatedKeys.DATA, CipherSuite.AES_256_GCM);
        assertThat(database.count("select count(distinct version) from privacy.data_key"))
                .isEqualTo(1);
        everythingIsReadable(node(CipherSuite.AES_256_GCM));
    }

    /** Somebody holds a key in a long transaction that began before: the old keys wait for it. */
    @Test
    void waitsForTransactionsThatMayHoldAnOldKey() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        UUID person = phones.keySet().iterator().next();
        RotationFixture.Node slow = node(CipherSuite.AES_256_GCM);
        try {
            Future<?>[] rotation = new Future<?>[1];
            fixture.transactions().commit(() -> {
                slow.write(UUID.randomUUID(), "+8613900000000", "甲");
            });
            new TestTransactions(database.source()).commit(() -> {
                var connection = database.source().getConnection();
                connection.setAutoCommit(false);
                connection.createStatement().execute("select 1 from test.person");
                rotation[0] = threads.submit(() -> rotate(RotatedKeys.DATA, CipherSuite.AES_256_GCM));
                await().during(Duration.ofMillis(2_500))
                        .until(() -> !rotation[0].isDone()
                                && database.count("select count(*) from privacy.data_key where person = ?", person)
                                        == 2);
                connection.rollback();
                connection.close();
            });
            rotation[0].get(20, TimeUnit.SECONDS);
            assertThat(database.count("select count(*) from privacy.data_key where person = ?", person))
                    .isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(RotatedKeys.class)
    void nobodyWhoReadsOrWritesNotices(RotatedKeys keys) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong reads = new AtomicLong();
        AtomicLong writes = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<UUID> people = new ArrayList<>(phones.keySet());
        List<Future<?>> others = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            RotationFixture.Node reader = node(CipherSuite.AES_256_GCM);
            others.add(threads.submit(() -> {
                while (!over.get()) {
                    UUID person = people.get(ThreadLocalRandom.current().nextInt(PEOPLE / 2));
                    assertThat(reader.read(person).getKey()).isEqualTo(phones.get(person));
                    assertThat(reader.holding(phones.get(person))).containsExactly(person);
                    reads.incrementAndGet();
                }
            }));
        }
        RotationFixture.Node writer = node(CipherSuite.AES_256_GCM);
        Map<UUID, String> written = new HashMap<>();
        others.add(threads.submit(() -> {
            while (!over.get()) {
                UUID person =
                        people.get(PEOPLE / 2 + ThreadLocalRandom.current().nextInt(PEOPLE / 2));
                String phone =
                        "+86139%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
                writer.write(person, phone, "王五");
                written.put(person, phone);
                assertThat(writer.read(person).getKey()).isEqualTo(phone);
                assertThat(writer.holding(phone)).contains(person);
                writes.incrementAndGet();
            }
        }));
        try {
            rotate(keys, CipherSuite.AES_256_GCM);
            rotate(keys, CipherSuite.AES_256_GCM);
        } finally {
            over.set(true);
        }
        for (Future<?> other : others) {
            other.get(20, TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertThat(reads.get()).isGreaterThan(10);
        assertThat(writes.get()).isGreaterThan(10);
        phones.putAll(written);
        everythingIsReadable(node(CipherSuite.AES_256_GCM));
        assertThat(new KeyRows(database.source()).uses().keySet()).hasSize(1);
    }

    /** A process of its own, killed as by kill -9; another takes over where it was. */
    @ParameterizedTest
    @EnumSource(RotatedKeys.class)
    void survivesBeingKilledInTheMiddle(RotatedKeys keys) throws Exception {
        UUID job = fixture.begin(keys);
        long reached = 0;
        for (int kill = 0; kill < 2; kill++) {
            Process victim = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RotationVictim.class.getName(),
                            database.url(),
                            folder.resolve("keys.p12").toString(),
                            job.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("victim-" + kill + ".log").toFile())
                    .start();
            long goal = reached + 3;
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> fixture.find(job).orElseThrow().done() >= goal || !victim.isAlive());
            assertThat(victim.isAlive())
                    .as(java.nio.file.Files.readString(folder.resolve("victim-" + kill + ".log")))
                    .isTrue();
            victim.destroyForcibly().waitFor();
            Rotations.Rotation left = fixture.find(job).orElseThrow();
            assertThat(left.endedAt()).isNull();
            reached = left.done();
            everythingIsReadable(node(CipherSuite.AES_256_GCM));
        }
        Job last = new Job(job);
        node(CipherSuite.AES_256_GCM).rotation(people(), 25).run(last);
        assertThat(last.told.get("result")).contains("\"version\":2");
        everythingIsReadable(node(CipherSuite.AES_256_GCM));
        switch (keys) {
            case KEK -> assertThat(new KeyRows(database.source()).uses()).containsOnlyKeys(2);
            case DATA ->
                assertThat(database.count("select count(*) from privacy.data_key where version <> 2"))
                        .isZero();
            case INDEX ->
                assertThat(database.count("select count(*) from test.person where phone_index_version <> 2"))
                        .isZero();
        }
    }
}
