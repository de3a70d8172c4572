package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.demo.CustomersChapter;
import io.shouwen.crm.demo.DemoCsv;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.demo.DemoStory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.Masks;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.Unsealing;
import io.shouwen.privacy.vault.Vault;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import jakarta.annotation.Resource;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * People of the demo and of an imported file, to whom everything has happened that can: after an erasure no column of any
 * schema holds a value, a mask, a hash or a word of theirs, and an older backup brings none of it back; what was counted and
 * paid is the same to the byte (P11).
 */
@InPayara
class ErasedEverywhereIT {

    private static final String REQUESTS = "/api/privacy/subject-requests";
    private static final String REVEALS = "/api/privacy/reveal-requests";
    private static final Person OFFICER =
            Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE).numbered("t-everywhere-officer");
    private static final Person APPROVER =
            Person.with(Role.PRIVACY_APPROVER, Portal.COMPLIANCE).numbered("t-all-approver");
    private static final Person SUPERVISOR =
            Person.with(Role.SUPERVISOR, Portal.SUPERVISION).numbered("t-everywhere-super");
    private static final Person AT_THE_DESK =
            Person.with(Role.SUPERVISOR, Portal.STAFF).numbered("t-everywhere-list");
    private static final Person FINANCE = Person.with(Role.FINANCE_PREPARER, Portal.FINANCE);
    private static final List<String> SCHEMAS = List.of("crm", "workorder", "privacy");

    /** What an older backup does not know of. */
    private static final Set<String> SINCE = Set.of(
            "privacy.destroyed_key",
            "privacy.partly_erased",
            "privacy.person_limit",
            "privacy.erasure_waiting",
            "privacy.erasure_left",
            "privacy.erasure");

    @Inject
    CustomersChapter chapter;

    @Inject
    OrganisationZone zone;

    @Inject
    Unsealing unsealing;

    @Inject
    Vault vault;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @Resource(lookup = "java:app/jdbc/shouwen-owner")
    DataSource owner;

    private final int seed = ThreadLocalRandom.current().nextInt(1, 1_000_000);
    private final Person agent = Person.almighty(Portal.STAFF)
            .numbered("t-all-" + seed)
            .in("technical")
            .withSecondFactor();
    private final Caller desk = Caller.as(agent);
    private Connection database;

    /**
     * Somebody and what would give them back.
     *
     * @param values in clear, as they were typed or normalised
     * @param hashes under which they are found
     * @param masks of theirs alone
     * @param sharedMasks such as a family name, which others have too
     * @param words that were said about them alone
     */
    private record Victim(
            UUID id,
            String phone,
            Map<String, String> values,
            Set<String> hashes,
            Set<String> masks,
            Set<String> sharedMasks,
            String words) {

        /** In every form in which a column may hold it: as text, in hexadecimal, in base 64. */
        Map<String, String> traces() {
            Map<String, String> all = new LinkedHashMap<>();
            values.forEach((name, value) -> {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                all.put(name, value);
                all.put(name + " in hexadecimal", HexFormat.of().formatHex(bytes));
                all.put(name + " in base 64", stem(Base64.getEncoder().encodeToString(bytes)));
            });
            int hash = 0;
            for (String hex : hashes) {
                all.put("hash " + hash, hex);
                all.put(
                        "hash " + hash++ + " in base 64",
                        stem(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex))));
            }
            int mask = 0;
            for (String own : masks) {
                all.put("mask " + mask++, own);
            }
            all.put("words", words);
            return all;
        }

        /** Without what depends on what follows. */
        private static String stem(String base64) {
            return base64.substring(0, base64.length() / 4 * 4 - 4);
        }
    }

    @BeforeEach
    void connect() throws SQLException {
        database = owner.getConnection();
    }

    @AfterEach
    void disconnect() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("discard temp");
        }
        database.close();
    }

    @Test
    void leavesNothingOfAnybodyInAnyColumn() throws Exception {
        writeDemo();
        Map<String, String> file = importFile();
        List<Victim> victims = List.of(
                victim(demoCustomer(), Map.of()),
                victim(withPhone(file.get("手机号")).get(0), file));
        UUID friend = somebodyElse();
        for (Victim victim : victims) {
            everythingHappensTo(victim, friend);
            Set<String> before = found(victim.traces());
            assertThat(before)
                    .as("the traces are there, and no value is")
                    .anyMatch(place -> place.contains("crm.customer.phone_index"))
                    .anyMatch(place -> place.contains("privacy.text_number.number_index"))
                    .anyMatch(place -> place.contains("crm.import_row.phone_keys"))
                    .anyMatch(place -> place.contains("crm.customer.phone_mask"))
                    .anyMatch(place -> place.contains("workorder.rating_invitation.comment: words"))
                    .anyMatch(place -> place.contains("privacy.reveal_request.note: words"))
                    .noneMatch(place -> victim.values().keySet().stream().anyMatch(n -> place.contains(": " + n)));
        }
        Set<UUID> linked = new LinkedHashSet<>();
        victims.forEach(victim -> linked.addAll(idsOf(victim.id())));
        linked.add(friend);
        backUp(linked);
        String performance = dump("performance");
        Map<String, Long> counts = counts();
        String card = scorecard();
        assertThat(card).contains(agent.staffNumber());
        String payouts = Caller.as(FINANCE).get("/api/performance/payout-runs").body();

        victims.forEach(victim -> erase(victim.id()));

        nothingIsLeft(victims, friend);
        assertThat(dump("performance")).as("facts, scores and pay").isEqualTo(performance);
        assertThat(scorecard()).isEqualTo(card);
        assertThat(Caller.as(FINANCE).get("/api/performance/payout-runs").body())
                .isEqualTo(payouts);
        assertThat(counts()).isEqualTo(counts);
        noDoorShows(victims);

        restore(linked);
        for (Victim victim : victims) {
            assertThat(found(victim.traces()))
                    .as("the backup is back")
                    .anyMatch(place -> place.contains("crm.customer.phone_index"))
                    .anyMatch(place -> place.contains("workorder.rating_invitation.comment: words"));
        }
        replay();
        nothingIsLeft(victims, friend);
        assertThat(dump("performance")).isEqualTo(performance);
        noDoorShows(victims);
    }

    private void nothingIsLeft(List<Victim> victims, UUID friend) throws SQLException {
        for (Victim victim : victims) {
            assertThat(found(victim.traces())).isEmpty();
            assertThat(rowsWith(idsOf(victim.id()), victim.sharedMasks()))
                    .as("masks that others share, in rows that lead to the person")
                    .isEmpty();
            assertThat(sql.number("select count(*) from privacy.data_key where person = ?", victim.id()))
                    .isZero();
            Markers inFiles = new Markers();
            victim.values().forEach(inFiles::add);
            assertThat(inFiles.add("words", victim.words()).in(folder()))
                    .as("logs and temporary files")
                    .isEmpty();
        }
        assertThat(sql.number("select count(*) from privacy.sealed_text where person = ?", friend))
                .as("what was written about a friend and mentions them")
                .isZero();
        assertThat(sql.number("select count(*) from pg_largeobject_metadata")).isZero();
    }

    /** Of this run: logs, temporary files, what the application keeps outside the database. */
    private static Path folder() {
        return Path.of(ConfigProvider.getConfig().getValue("shouwen.log.witness.folder", String.class))
                .getParent();
    }

    private void noDoorShows(List<Victim> victims) {
        for (Victim victim : victims) {
            List<Answer> answers = new ArrayList<>(List.of(
                    desk.get("/api/crm/customers/" + victim.id()),
                    desk.get("/api/crm/customers/" + victim.id() + "/interactions"),
                    desk.get("/api/crm/customers/export.csv"),
                    desk.get("/api/workorder/work-orders?customer=" + victim.id()),
                    desk.post("/api/crm/customers/search", Map.of("phone", victim.phone())),
                    Visitor.as(agent).open("/crm/customer?id=" + victim.id()),
                    Visitor.as(agent).open("/crm/customers"),
                    Caller.as(OFFICER).get("/api/privacy/audit-entries?subject=" + victim.id()),
                    Caller.as(OFFICER.withSecondFactor())
                            .get("/api/privacy/audit-entries/export?subject=" + victim.id()),
                    Caller.as(OFFICER).get(REQUESTS + "?person=" + victim.id()),
                    Caller.as(APPROVER).get(REVEALS),
                    Caller.as(SUPERVISOR).get("/api/workorder/training-copies/" + YearMonth.from(now()) + ".csv")));
            for (Answer answer : answers) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
                victim.traces()
                        .forEach((name, trace) ->
                                assertThat(answer.body()).as(name).doesNotContain(trace));
            }
            assertThat(answers.get(4).items()).as("found by nobody").isEmpty();
        }
    }

    // ---- people of the demo and of a file

    private void writeDemo() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        DemoStory.DemoPerson told = new DemoStory.DemoPerson(
                new StaffId("t-story-" + seed), "story", "演示", List.of(Role.AGENT), Optional.empty());
        chapter.write(new DemoStory(seed, now, zone, 150, List.of(told)));
    }

    /** One of the story, whose mask stands nowhere else. */
    private UUID demoCustomer() throws SQLException {
        List<UUID> candidates = sql.list(
                "select id from crm.customer where created_by = ? and email_mask is not null order by id",
                row -> row.getObject(1, UUID.class),
                "t-story-" + seed);
        UUID one = candidates.get(0);
        // The story's numbers are few: other tests' people have the same masks. So they have another from now on.
        String phone = "166%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        ok(204, desk.put("/api/crm/customers/" + one, Map.of("phone", phone), "If-Match", "*"));
        assertThat(alone(one)).isTrue();
        return one;
    }

    private boolean alone(UUID customer) throws SQLException {
        String mask = sql.list("select phone_mask from crm.customer where id = ?", row -> row.getString(1), customer)
                .get(0);
        return found(Map.of("mask", mask)).equals(Set.of("crm.customer.phone_mask: mask"))
                && sql.number("select count(*) from crm.customer where phone_mask = ?", mask) == 1;
    }

    /** @return a row of it, by column */
    private Map<String, String> importFile() throws Exception {
        String text = DemoCsv.text(seed, 1_500, 7).replace(",199", ",177"); // masks that no other test's people have
        Answer upload = desk.send(
                "POST",
                "/api/crm/imports?consentText=2026-1&dryRun=true",
                text,
                "Content-Type",
                "text/csv; charset=UTF-8");
        assertThat(upload.status()).as(upload.toString()).isEqualTo(201);
        String path = "/api/crm/imports/" + upload.text("id");
        ok(202, desk.send("POST", path + "/start", ""));
        Instant until = Instant.now().plus(Duration.ofSeconds(60));
        while (!"done".equals(desk.get(path).text("state")) && Instant.now().isBefore(until)) {
            Thread.sleep(200);
        }
        String[] header = text.split("\r?\n")[0].split(",");
        for (String line : text.split("\r?\n")) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.length && cells.length == header.length; i++) {
                row.put(header[i], cells[i]);
            }
            if (row.getOrDefault("身份证号", "").matches("[0-9]{17}[0-9X]")
                    && row.get("银行卡号").matches("[0-9]{16,19}")
                    && row.get("邮箱").contains("@")) {
                List<UUID> people = withPhone(row.get("手机号"));
                if (people.size() == 1 && alone(people.get(0))) {
                    return row;
                }
            }
        }
        throw new AssertionError("the file has nobody with ID number, card and address of whom nobody shares the mask");
    }

    private List<UUID> withPhone(String phone) {
        return Masks.of(FieldKind.PHONE, phone).isEmpty()
                ? List.of()
                : sql.list(
                        "select id from crm.customer where encode(phone_index, 'hex') = any (?)",
                        row -> row.getObject(1, UUID.class),
                        vault.searchKeys(FieldKind.PHONE, phone).stream()
                                .map(key -> HexFormat.of().formatHex(key.value()))
                                .toList());
    }

    private Victim victim(UUID id, Map<String, String> file) {
        String passport = "E" + InventedNumbers.digits(8);
        // Invented addresses are few: other tests' people may have the same. So they have another from now on.
        Map<String, String> own = Map.of("travelDocument", passport, "email", InventedNumbers.email());
        ok(204, desk.put("/api/crm/customers/" + id, own, "If-Match", "*"));
        PersonId person = new PersonId(id);
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> masks = new LinkedHashSet<>();
        Set<String> shared = new LinkedHashSet<>();
        Set<String> hashes = new LinkedHashSet<>();
        CustomerField.all().filter(field -> field.kind().sealed()).forEach(field -> {
            String column = field.stored().field();
            sql.list(
                    "select " + column + "_sealed, " + column + "_mask from crm.customer where id = ? and " + column
                            + "_sealed is not null",
                    row -> {
                        String value = unsealing
                                .unseal(person, field.stored(), row.getBytes(1))
                                .disclose();
                        values.put(column, value);
                        (field == CustomerField.PHONE ? masks : shared).add(row.getString(2));
                        if (field.kind().indexed()) {
                            vault.searchKeys(field.kind(), value)
                                    .forEach(key -> hashes.add(HexFormat.of().formatHex(key.value())));
                        }
                        return value;
                    },
                    id);
        });
        // A card's last digits and a first letter are others' as well; a name of two characters stands in ordinary
        // words.
        String name = values.remove("name");
        if (name.length() > 2) {
            values.put("name", name);
        }
        String phone = values.get("phone").replaceFirst("^\\+86", "");
        values.put("phone", phone);
        Optional.ofNullable(file.get("身份证号")).ifPresent(number -> {
            values.put("ID number", number);
            vault.searchKeys(FieldKind.RESIDENT_ID, number)
                    .forEach(key -> hashes.add(HexFormat.of().formatHex(key.value())));
        });
        values.put("travel document", passport);
        vault.searchKeys(FieldKind.PASSPORT, passport)
                .forEach(key -> hashes.add(HexFormat.of().formatHex(key.value())));
        assertThat(values).containsKeys("phone", "email");
        return new Victim(id, phone, values, hashes, masks, shared, letters());
    }

    // ---- everything that can happen to them

    private void everythingHappensTo(Victim victim, UUID friend) {
        String about = victim.words();
        String text = about + " 电话" + victim.phone() + "，邮箱" + victim.values().get("email");
        String customer = victim.id().toString();
        ok(
                201,
                desk.post(
                        "/api/crm/customers/" + customer + "/interactions",
                        Map.of("channel", "visit", "summary", text, "followUp", text)));
        ok(
                201,
                desk.post(
                        "/api/crm/customers/" + friend + "/interactions",
                        Map.of("channel", "phone", "summary", "联系不上就打她朋友的电话 " + victim.phone())));
        ok(
                204,
                desk.post(
                        "/api/privacy/people/" + customer + "/consents",
                        Map.of("purpose", "survey", "given", true, "textVersion", "2026-1", "channel", "phone")));
        workOrder(customer, text, victim);
        staged(victim);
        ok(200, desk.post("/api/crm/customers/search", Map.of("phone", victim.phone())));
        ok(
                200,
                desk.post(
                        "/api/crm/customers/search",
                        Map.of("email", victim.values().get("email"))));
        ok(200, Caller.as(OFFICER).post("/api/privacy/log/person-lookups", Map.of("number", victim.phone())));
        requests(customer, victim);
        Visitor.as(agent).open("/crm/customer?id=" + customer);
        sql.change(
                "insert into privacy.saved_search (id, owner, name, query, saved_at) values (?, ?, ?, ?, now())",
                UUID.randomUUID(),
                OFFICER.staffNumber(),
                "某客户 " + UUID.randomUUID().toString().replaceAll("[0-9-]", ""),
                "subject=" + customer);
    }

    private void workOrder(String customer, String text, Victim victim) {
        Answer now = ok(
                201,
                desk.post(
                        "/api/workorder/work-orders",
                        Map.of(
                                "customer", customer,
                                "channel", "phone",
                                "type", "technical",
                                "priority", "normal",
                                "description", text),
                        "Idempotency-Key",
                        "k" + victim.phone()));
        String order = "/api/workorder/work-orders/" + now.text("id");
        String reference = "workorder/" + now.text("id");
        ok(
                200,
                desk.post(
                        "/api/privacy/reveals",
                        Map.of(
                                "person",
                                customer,
                                "field",
                                "crm.customer.phone",
                                "purpose",
                                "contact-customer",
                                "case",
                                reference)));
        ok(
                200,
                desk.post(
                        "/api/privacy/matches",
                        Map.of("person", customer, "kind", "phone", "value", victim.phone(), "case", reference)));
        Answer asked = desk.post(
                REVEALS,
                Map.of(
                        "person",
                        customer,
                        "fields",
                        List.of("crm.customer.phone", "crm.customer.email"),
                        "purpose",
                        "contact-customer",
                        "why",
                        "other",
                        "case",
                        reference,
                        "note",
                        "请准 " + victim.words()));
        if (asked.status() != 201) { // this policy asks for no second person: as a stricter one would have left it
            sql.change(
                    "insert into privacy.reveal_request (id, person, fields, purpose, why, asked_by, portal, asked_at,"
                            + " answer_by, minutes, status, note, answer) values (?, ?, '{crm.customer.card}',"
                            + " 'legal-duty', 'other', ?, 'staff', now(), now(), 15, 'refused', ?, ?)",
                    UUID.randomUUID(),
                    victim.id(),
                    agent.staffNumber(),
                    "请准 " + victim.words(),
                    "不必 " + victim.words());
        }
        now = step(now, order + "/note", Map.of("note", text));
        now = step(
                now,
                order + "/analysis",
                Map.of("type", "technical", "priority", "high", "complexity", "complex", "plan", text));
        now = step(now, order + "/dispatch", Map.of("department", "technical", "note", text));
        now = step(now, order + "/take-up", Map.of());
        now = step(now, order + "/solution", Map.of("solution", text));
        now = step(now, order + "/confirmation", Map.of("helped", true, "feedback", text));
        Answer closed = step(now, order + "/closing", Map.of());
        ok(
                204,
                Caller.anonymous()
                        .post(
                                "/api/workorder/ratings/" + closed.text("ratingToken"),
                                Map.of("stars", 4, "comment", text)));
    }

    /** A file that is checked and never taken in names them, once right and once with an error beside. */
    private void staged(Victim victim) {
        String name = sql.list(
                        "select name_sealed from crm.customer where id = ?",
                        row -> unsealing
                                .unseal(new PersonId(victim.id()), CustomerField.NAME.stored(), row.getBytes(1))
                                .disclose(),
                        victim.id())
                .get(0);
        ok(
                201,
                desk.send(
                        "POST",
                        "/api/crm/imports?consentText=2026-1&dryRun=true",
                        "姓名,手机号,邮箱\n" + name + "," + victim.phone() + ",\n" + name + "," + victim.phone() + ",kein\n",
                        "Content-Type",
                        "text/csv; charset=UTF-8"));
    }

    private void requests(String customer, Victim victim) {
        Answer copy = ok(
                201,
                desk.post(
                        REQUESTS,
                        Map.of("person", customer, "kind", "copy", "channel", "visit", "verifiedHow", "id-shown"),
                        "Idempotency-Key",
                        victim.phone()));
        String path = REQUESTS + "/" + copy.text("id");
        String tag = started(path);
        ok(200, Caller.as(OFFICER).send("POST", path + "/release-copy", "", "If-Match", tag));
        assertThat(sql.number(
                        "select count(*) from privacy.evidence_pack where person = ? and sealed is not null",
                        victim.id()))
                .as("a copy waits to be fetched")
                .isOne();
        Map<String, Object> list = Map.of(
                "list", "crm.customers",
                "criteria", "family=" + victim.sharedMasks().iterator().next().replace("*", ""),
                "fields", List.of("crm.customer.phone"),
                "purpose", "contact-customer",
                "why", "data-check");
        ok(201, Caller.as(AT_THE_DESK.withSecondFactor()).post(REVEALS, list));
        assertThat(sql.number("select count(*) from privacy.reveal_list where people @> array[?::uuid]", victim.id()))
                .as("a frozen list has them")
                .isPositive();
    }

    private static String started(String path) {
        return ok(204, Caller.as(OFFICER).send("POST", path + "/start", "", "If-Match", "\"1\""))
                .header("ETag")
                .orElseThrow();
    }

    private UUID somebodyElse() {
        return UUID.fromString(ok(201, desk.post("/api/crm/customers", Map.of("name", "旁人", "evenIfSimilar", true)))
                .text("id"));
    }

    private static Answer ok(int status, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private Answer step(Answer before, String path, Map<String, ?> request) {
        return ok(
                200, desk.post(path, request, "If-Match", before.header("ETag").orElseThrow()));
    }

    private void erase(UUID person) {
        Answer received = ok(
                201,
                desk.post(
                        REQUESTS,
                        Map.of(
                                "person",
                                person.toString(),
                                "kind",
                                "delete",
                                "channel",
                                "visit",
                                "verifiedHow",
                                "id-shown")));
        String path = REQUESTS + "/" + received.text("id");
        String tag = started(path);
        Answer report =
                ok(200, Caller.as(OFFICER.withSecondFactor()).send("POST", path + "/erase", "", "If-Match", tag));
        assertThat(report.json()).as(report.toString()).containsEntry("whole", true);
    }

    // ---- what the database holds

    /** Every column that can hold a text or bytes, of every table of every schema: {@code schema.table.column: trace}. */
    private Set<String> found(Map<String, String> traces) throws SQLException {
        Set<String> places = new TreeSet<>();
        int columns = 0;
        for (Map.Entry<String, List<String>> table : columns().entrySet()) {
            StringBuilder query = new StringBuilder("select ");
            columns += table.getValue().size();
            for (String column : table.getValue()) {
                query.append("coalesce(").append(column).append("::text, ''), ");
            }
            query.setLength(query.length() - 2);
            query.append(" from ").append(table.getKey());
            query.append(" t where t::text like any (?)");
            String[] patterns = traces.values().stream()
                    .map(trace -> "%" + trace.replaceAll("([%_\\\\])", "\\\\$1") + "%")
                    .toArray(String[]::new);
            try (PreparedStatement statement = database.prepareStatement(query.toString())) {
                statement.setArray(1, database.createArrayOf("text", patterns));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        for (int i = 0; i < table.getValue().size(); i++) {
                            String value = row.getString(i + 1);
                            String place =
                                    table.getKey() + "." + table.getValue().get(i);
                            traces.forEach((name, trace) -> {
                                if (value.contains(trace)) {
                                    places.add(place + ": " + name);
                                }
                            });
                        }
                    }
                }
            }
        }
        assertThat(columns).as("columns that were looked at").isGreaterThan(200);
        return places;
    }

    private Map<String, List<String>> columns() throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        try (Statement query = database.createStatement();
                ResultSet row = query.executeQuery("""
                        select format('%I.%I', c.table_schema, c.table_name), quote_ident(c.column_name)
                        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
                          and c.table_schema not like 'pg\\_temp%'
                          and c.data_type in ('text', 'bytea', 'character varying', 'character', 'ARRAY', 'json', 'jsonb',
                            'name', 'xml', 'tsvector', 'USER-DEFINED')
                        order by 1, c.ordinal_position
                        """)) {
            while (row.next()) {
                columns.computeIfAbsent(row.getString(1), t -> new ArrayList<>())
                        .add(row.getString(2));
            }
        }
        assertThat(columns.keySet())
                .extracting(table -> table.substring(0, table.indexOf('.')))
                .contains("audit", "crm", "performance", "platform", "privacy", "workorder");
        return columns;
    }

    /** The person's id and those of their rows. */
    private Set<UUID> idsOf(UUID person) {
        Set<UUID> ids = new LinkedHashSet<>(List.of(person));
        for (String query : List.of(
                "select id from crm.interaction where customer_id = ?",
                "select id from workorder.work_order where customer = ?",
                "select h.id from workorder.history_entry h join workorder.work_order w on w.id = h.work_order"
                        + " where w.customer = ?",
                "select r.id from workorder.rating_invitation r join workorder.work_order w on w.id = r.work_order"
                        + " where w.customer = ?",
                "select id from privacy.subject_request where person = ?",
                "select id from privacy.reveal_request where person = ?",
                "select import_id from crm.import_row where existing_id = ? and name_mask is not null")) {
            ids.addAll(sql.list(query, row -> row.getObject(1, UUID.class), person));
        }
        return ids;
    }

    /** Tables with a row that names one of the ids and holds one of the texts. */
    private Set<String> rowsWith(Set<UUID> ids, Set<String> texts) throws SQLException {
        Set<String> tables = new TreeSet<>();
        for (String table : columns().keySet()) {
            try (PreparedStatement query = database.prepareStatement(
                    "select count(*) from " + table + " t where t::text like any (?) and t::text like any (?)")) {
                query.setArray(1, like(ids));
                query.setArray(2, like(texts));
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    if (row.getLong(1) > 0) {
                        tables.add(table);
                    }
                }
            }
        }
        return tables;
    }

    private java.sql.Array like(Set<?> texts) throws SQLException {
        return database.createArrayOf(
                "text", texts.stream().map(text -> "%" + text + "%").toArray());
    }

    private String dump(String schema) throws SQLException {
        StringBuilder dump = new StringBuilder();
        for (String table : tables(List.of(schema))) {
            sql.list("select t::text from " + table + " t order by 1", row -> row.getString(1))
                    .forEach(line -> dump.append(table).append(line).append('\n'));
        }
        return dump.toString();
    }

    private List<String> tables(List<String> schemas) {
        return sql.list(
                "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = any (?) and c.relkind in ('r', 'p') and not c.relispartition"
                        + " and c.relname <> 'flyway_schema_history' order by 1",
                row -> row.getString(1), schemas);
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : tables(List.of("crm", "workorder"))) {
            if (!table.equals("crm.customer_tag")) {
                counts.put(table, sql.number("select count(*) from " + table));
            }
        }
        counts.put("stars", sql.number("select coalesce(sum(stars), 0) from workorder.rating_invitation"));
        counts.put("minutes", sql.number("select coalesce(sum(handling_minutes), 0) from workorder.work_order"));
        return counts;
    }

    private String scorecard() {
        return Caller.as(SUPERVISOR)
                .get("/api/performance/scorecards/" + agent.staffNumber() + "/" + YearMonth.from(now()))
                .body();
    }

    private java.time.ZonedDateTime now() {
        return clock.instant().atZone(ZoneId.of("Asia/Shanghai"));
    }

    // ---- an older backup

    private void backUp(Set<UUID> ids) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String table : tables(SCHEMAS)) {
                statement.execute("create temp table " + kept(table) + " as select * from " + table + " t where "
                        + (SINCE.contains(table) ? "false" : "t::text like any (" + patterns(ids) + ")"));
            }
        }
    }

    /** The rows as they were; what came since is not known. */
    private void restore(Set<UUID> ids) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String table : tables(SCHEMAS)) {
                statement.execute("alter table " + table + " disable trigger user");
                if (SINCE.contains(table)) {
                    statement.execute("delete from " + table + " t where t::text like any (" + patterns(ids) + ")");
                }
            }
            for (String table : tables(SCHEMAS)) {
                List<String> columns = list("select quote_ident(column_name) from information_schema.columns"
                        + " where format('%I.%I', table_schema, table_name) = '" + table
                        + "' and is_generated = 'NEVER' order by ordinal_position");
                List<String> key = list("select quote_ident(a.attname) from pg_index i join pg_attribute a"
                        + " on a.attrelid = i.indrelid and a.attnum = any (i.indkey)"
                        + " where i.indisprimary and i.indrelid = '" + table + "'::regclass");
                List<String> others =
                        columns.stream().filter(column -> !key.contains(column)).toList();
                String all = String.join(", ", columns);
                statement.execute("insert into " + table + " (" + all + ") overriding system value select " + all
                        + " from " + kept(table)
                        + (key.isEmpty()
                                ? ""
                                : " on conflict (" + String.join(", ", key) + ") do "
                                        + (others.isEmpty()
                                                ? "nothing"
                                                : "update set "
                                                        + String.join(
                                                                ", ",
                                                                others.stream()
                                                                        .map(c -> c + " = excluded." + c)
                                                                        .toList()))));
            }
            for (String table : tables(SCHEMAS)) {
                statement.execute("alter table " + table + " enable trigger user");
            }
        }
    }

    private List<String> list(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private static String kept(String table) {
        return "kept_" + table.replace('.', '_');
    }

    private static String patterns(Set<UUID> ids) {
        return "array['%"
                + String.join("%', '%", ids.stream().map(UUID::toString).toList()) + "%']";
    }

    private static void replay() throws Exception {
        Class<?> ledger = Class.forName("io.shouwen.privacy.vault.DestroyedKeys");
        Method replay = ledger.getDeclaredMethod("replay");
        replay.setAccessible(true);
        replay.invoke(CDI.current().select(ledger).get());
    }

    /** Without digits, which would be taken for a number. */
    private static String letters() {
        StringBuilder word = new StringBuilder("w");
        ThreadLocalRandom.current().ints(24, 'a', 'z' + 1).forEach(c -> word.append((char) c));
        return word.toString();
    }
}
