package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.privacy.vault.RotationFixture.Job;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masks that earlier rules made, on a real PostgreSQL, with others at work, and killed in the middle. */
class RemaskingTest {

    private static final int PEOPLE = 30;
    private static final ProtectedField EMAIL = new ProtectedField("test", "masked", "email", FieldKind.EMAIL);
    private static final ProtectedField ADDRESS = new ProtectedField("test", "masked", "address", FieldKind.ADDRESS);
    private static final ProtectedField ID = new ProtectedField("test", "masked", "id_number", FieldKind.RESIDENT_ID);

    private static VaultDatabase database;

    @TempDir
    Path folder;

    private RotationFixture fixture;
    private RotationFixture.Node node;
    private final List<UUID> people = new ArrayList<>();

    @BeforeAll
    static void start() {
        database = new VaultDatabase();
        database.execute("create schema test");
        database.execute("create table test.masked (id uuid primary key, email_sealed bytea, email_mask text,"
                + " email_index bytea, email_index_version int, address_sealed bytea, address_mask text,"
                + " id_number_index bytea, id_number_index_version int, mask_version int not null default 1,"
                + " version bigint not null default 1)");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void begin() {
        database.execute("truncate privacy.data_key, privacy.index_key, privacy.signing_key, privacy.kek, test.masked");
        fixture = new RotationFixture(database.source(), folder.resolve("keys.p12"));
        node = fixture.new Node(CipherSuite.AES_256_GCM, Duration.ofMillis(600), Duration.ofMillis(250));
        for (int i = 0; i < PEOPLE; i++) {
            people.add(write(UUID.randomUUID(), "li" + i + "@1390000000%d.example.com".formatted(i % 10)));
        }
    }

    /** As an earlier release left it: the whole domain, and the street where it should be the city. */
    private UUID write(UUID id, String email) {
        fixture.transactions().commit(() -> {
            PersonId person = new PersonId(id);
            ProtectedValue mail = node.vault.protect(person, EMAIL, email);
            ProtectedValue home = node.vault.protect(person, ADDRESS, "浙江省杭州市西湖区文三路1号");
            ProtectedValue number = node.vault.protect(person, ID, "11010519491231002X");
            database.execute(
                    "insert into test.masked values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    mail.sealed().orElseThrow(),
                    "old",
                    mail.index().orElseThrow(),
                    mail.indexVersion().orElseThrow(),
                    home.sealed().orElseThrow(),
                    "浙江省***",
                    number.index().orElseThrow(),
                    number.indexVersion().orElseThrow());
        });
        return id;
    }

    private static StoredTable table() {
        return new StoredTable(
                        database.source(),
                        "test.masked",
                        List.of(new StoredTable.Key("id", "uuid")),
                        "id",
                        List.of(
                                StoredTable.Column.of(EMAIL),
                                StoredTable.Column.masked(ADDRESS),
                                StoredTable.Column.hashOnly(ID)))
                .withMasks("mask_version", "version");
    }

    private Remasking remasking() {
        return new Remasking(node.dataKeys, List.of(new MaskColumns(table())), 7);
    }

    private static List<String> row(UUID id) {
        try (Connection connection = database.source().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select email_mask, address_mask, mask_version, version from test.masked where id = ?")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void makesEveryMaskAnewThatEarlierRulesMade() {
        String hashes = hashes();
        assertThat(remasking().outdated()).isEqualTo(PEOPLE);
        Job job = new Job(UUID.randomUUID());
        AtomicLong remade = new AtomicLong();

        assertThat(remasking().run(job, remade::addAndGet)).isZero();

        assertThat(remade).hasValue(PEOPLE);
        assertThat(remasking().outdated()).isZero();
        assertThat(job.told).containsEntry("progress", PEOPLE + "/" + PEOPLE);
        for (UUID person : people) {
            assertThat(row(person)).containsExactly("l***@***.example.com", "浙江省杭州市***", "" + Masks.VERSION, "2");
        }
        assertThat(hashes()).as("ciphertexts and hashes, ID numbers' too").isEqualTo(hashes);
        remasking().run(job, remade::addAndGet);
        assertThat(remade).as("nothing left").hasValue(PEOPLE);
    }

    private static String hashes() {
        try (Connection connection = database.source().getConnection();
                PreparedStatement query = connection.prepareStatement("select md5(string_agg(concat(id, email_sealed,"
                        + " email_index, address_sealed, id_number_index, id_number_index_version), ',' order by id))"
                        + " from test.masked");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void countsNoChangeWhereTheMaskIsTheSame() {
        UUID person = people.get(0);
        database.execute(
                "update test.masked set email_mask = 'l***@***.example.com', address_mask = '浙江省杭州市***' where id = ?",
                person);
        remasking().run(new Job(UUID.randomUUID()), rows -> {});
        assertThat(row(person)).endsWith("" + Masks.VERSION, "1");
    }

    @Test
    void goesOnWhereItWasStopped() {
        Job stopped = new Job(UUID.randomUUID());
        AtomicLong remade = new AtomicLong();
        remasking().run(stopped, rows -> {
            remade.addAndGet(rows);
            stopped.cancelled.set(true);
        });
        assertThat(remade).hasValue(7);
        assertThat(remasking().outdated()).isEqualTo(PEOPLE - 7);
        assertThat(people).allSatisfy(person -> assertThat(row(person).get(0)).isIn("old", "l***@***.example.com"));

        AtomicLong more = new AtomicLong();
        Job again = new Job(stopped.id());
        remasking().run(again, more::addAndGet);

        assertThat(more).hasValue(PEOPLE - 7);
        assertThat(again.told).containsEntry("progress", PEOPLE + "/" + PEOPLE);
    }

    @Test
    void doesNotWriteOverWhatSomebodyChangedMeanwhile() {
        UUID person = people.get(0);
        StoredTable.StoredRow before = table().outdatedMasks(Masks.VERSION, null, PEOPLE).stream()
                .filter(row -> row.person().value().equals(person))
                .findFirst()
                .orElseThrow();
        fixture.transactions()
                .commit(() -> database.execute(
                        "update test.masked set email_sealed = ?, email_mask = 'z***@example.com' where id = ?",
                        node.vault
                                .protect(new PersonId(person), EMAIL, "z@example.com")
                                .sealed()
                                .orElseThrow(),
                        person));
        assertThat(table().remask(before, java.util.Map.of("email_sealed", "l***@***.example.com"), Masks.VERSION))
                .isFalse();
        assertThat(row(person)).startsWith("z***@example.com");

        remasking().run(new Job(UUID.randomUUID()), rows -> {});

        assertThat(row(person)).startsWith("z***@example.com", "浙江省杭州市***");
    }

    @Test
    void leavesARowAsItIsOfWhichAValueDoesNotOpen() {
        UUID broken = people.get(0);
        database.execute(
                "update test.masked set address_sealed = set_byte(address_sealed, 20,"
                        + " get_byte(address_sealed, 20) # 1) where id = ?",
                broken);
        assertThat(remasking().run(new Job(UUID.randomUUID()), rows -> {})).isOne();
        assertThat(row(broken)).containsExactly("old", "浙江省***", "1", "1");
        assertThat(remasking().outdated()).as("and can be asked for").isOne();
    }

    @Test
    void showsNothingOfAValueThatTodaysRulesDoNotAccept() {
        UUID person = people.get(0);
        fixture.transactions()
                .commit(() -> database.execute(
                        "update test.masked set email_sealed = ? where id = ?",
                        node.vault
                                .protect(
                                        new PersonId(person),
                                        new ProtectedField("test", "masked", "email", FieldKind.NAME),
                                        "no address")
                                .sealed()
                                .orElseThrow(),
                        person));
        remasking().run(new Job(UUID.randomUUID()), rows -> {});
        assertThat(row(person)).startsWith(Masks.NOTHING);
    }

    @Test
    void leavesOutWhoeverIsErasedMeanwhile() {
        database.execute("alter table privacy.data_key disable trigger user");
        database.execute("delete from privacy.data_key where person = ?", people.get(0));
        database.execute("alter table privacy.data_key enable trigger user");
        AtomicLong remade = new AtomicLong();
        remasking().run(new Job(UUID.randomUUID()), remade::addAndGet);
        assertThat(remade).hasValue(PEOPLE - 1);
        assertThat(row(people.get(0))).startsWith("old");
        assertThat(database.count("select count(*) from privacy.data_key where person = ?", people.get(0)))
                .as("makes nobody a key")
                .isZero();
    }
}
