package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import io.shouwen.testing.Running;
import io.shouwen.testing.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/**
 * Numbers go in through every door, right and wrong, and are then looked for where they must not be: in every table, in
 * the server's log and in its temporary files.
 */
@InPayara
@RunAsClient
class NoPlaintextAnywhereIT {

    private final Person person = Person.almighty(Portal.STAFF)
            .numbered("t-everywhere")
            .in("technical")
            .withSecondFactor();
    private final Caller caller = Caller.as(person);
    private final Visitor visitor = Visitor.as(person);

    private final String phone = InventedNumbers.phone();
    private final String id = InventedNumbers.residentId();
    private final String card = InventedNumbers.card();
    private final String email = InventedNumbers.email();
    private final String passport = "E7" + InventedNumbers.digits(7);
    private final String name = "Zq" + UUID.randomUUID().toString().replaceAll("[0-9-]", "") + "name";
    private final String street = "文三路" + InventedNumbers.digits(9) + "弄";
    private final Markers markers = new Markers()
            .add("phone", phone)
            .add("ID number", id)
            .add("card", card)
            .add("email", email)
            .add("passport", passport)
            .add("name", name)
            .add("street", street);

    /** What somebody types who does not know better. */
    private final String text = "打" + phone + "或 " + phone.substring(0, 3) + "-" + phone.substring(3, 7) + "-"
            + phone.substring(7) + "，证件" + id + "，退到" + card.replaceAll("(.{4})(?=.)", "$1 ") + "，邮箱" + email + "，护照"
            + passport + "。";

    @Test
    void leavesNothingReadableBehind() throws Exception {
        String customer = entersCustomers();
        entersTexts(customer);
        entersImports();
        entersWhatIsRefused(customer);
        entersRequestsOfPeople();
        entersOnPages(customer);
        asks(customer);
        settles();

        try (Connection database = DriverManager.getConnection(
                Running.setting("shouwen.db.url"),
                Running.setting("shouwen.db.owner.user"),
                Running.setting("shouwen.db.owner.password"))) {
            assertThat(markers.in(database)).isEmpty();
            assertThat(new Markers()
                            .add("mask", phone.substring(0, 3) + "****" + phone.substring(7))
                            .in(database))
                    .as("it did get there")
                    .contains("crm.customer: mask")
                    .anyMatch(place -> place.startsWith("workorder.history_entry"));
        }
        assertThat(markers.in(Path.of(Running.setting("shouwen.test.folder")))).isEmpty();
        assertThat(Path.of(Running.setting("shouwen.test.folder"), "payara", "payara.log"))
                .isNotEmptyFile();
    }

    @Test
    void mayBeKeptByNoCache() {
        String customer =
                made(caller.post("/api/crm/customers", Map.of("name", name, "phone", InventedNumbers.phone())));
        for (String path : List.of(
                "/api/crm/customers/" + customer,
                "/api/crm/customers",
                "/api/crm/customers/export.csv",
                "/api/crm/customers/" + customer + "/interactions",
                "/api/workorder/work-orders",
                "/api/crm/customers/" + UUID.randomUUID())) {
            assertThat(caller.get(path).header("Cache-Control"))
                    .as(path)
                    .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
        }
        for (String path : List.of(
                "/crm/customers", "/crm/customer?id=" + customer, "/crm/imports", "/desk", "/workorder/work-orders")) {
            Answer page = visitor.open(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.header("Cache-Control"))
                    .as(path)
                    .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
        }
    }

    private String entersCustomers() {
        Map<String, Object> profile = new LinkedHashMap<>(Map.of(
                "name",
                name,
                "phone",
                phone,
                "email",
                email,
                "idNumber",
                id,
                "travelDocument",
                passport,
                "card",
                card,
                "address",
                "浙江省杭州市" + street));
        profile.put("evenIfSimilar", true);
        String customer = made(caller.post("/api/crm/customers", profile, "Idempotency-Key", phone));
        caller.post("/api/crm/customers", profile); // the ID number is known
        caller.post("/api/crm/customers", Map.of("name", name, "phone", phone));
        caller.post(
                "/api/crm/customers",
                Map.of("name", text, "phone", id, "email", card, "idNumber", phone, "card", email));
        caller.post("/api/crm/customers", Map.of("name", "甲", "tags", List.of(phone, text, id)));
        caller.post("/api/crm/customers", Map.of("name", "乙", "preferredChannel", phone));
        caller.post(
                "/api/crm/customers",
                Map.of(
                        "name",
                        "丙",
                        "consents",
                        Map.of("purposes", List.of(phone), "textVersion", id, "channel", card)));
        caller.post("/api/crm/customers", Map.of("name", "丁", "consents", List.of("service"), "consentText", phone));
        Answer read = caller.get("/api/crm/customers/" + customer);
        Answer changed = caller.put(
                "/api/crm/customers/" + customer,
                Map.of("phone", phone, "email", email, "address", "浙江省杭州市" + street),
                "If-Match",
                read.header("ETag").orElseThrow());
        assertThat(changed.status()).as(changed.toString()).isEqualTo(204);
        return customer;
    }

    private void entersTexts(String customer) {
        Answer contact = caller.post(
                "/api/crm/customers/" + customer + "/interactions",
                Map.of("channel", "phone", "summary", text, "followUp", text));
        assertThat(contact.status()).as(contact.toString()).isEqualTo(201);

        Answer now = caller.post(
                "/api/workorder/work-orders",
                Map.of(
                        "customer", customer,
                        "channel", "phone",
                        "type", "technical",
                        "priority", "normal",
                        "description", text));
        assertThat(now.status()).as(now.toString()).isEqualTo(201);
        String order = "/api/workorder/work-orders/" + now.text("id");
        now = step(now, order + "/note", Map.of("note", text));
        now = step(
                now,
                order + "/analysis",
                Map.of("type", "technical", "priority", "high", "complexity", "complex", "plan", text));
        now = step(now, order + "/wait", Map.of("reason", text));
        now = step(now, order + "/resume", Map.of());
        now = step(now, order + "/dispatch", Map.of("department", "technical", "note", text));
        now = step(now, order + "/return", Map.of("reason", text));
        now = step(now, order + "/dispatch", Map.of("department", "technical"));
        now = step(now, order + "/take-up", Map.of());
        now = step(now, order + "/solution", Map.of("solution", text));
        now = step(now, order + "/confirmation", Map.of("helped", false, "feedback", text));
        now = step(now, order + "/solution", Map.of("solution", text));
        now = step(now, order + "/confirmation", Map.of("helped", true, "feedback", text));
        Answer closed = step(now, order + "/closing", Map.of("feedback", text));
        Answer rated = Caller.anonymous()
                .post("/api/workorder/ratings/" + closed.text("ratingToken"), Map.of("stars", 2, "comment", text));
        assertThat(rated.status()).as(rated.toString()).isEqualTo(204);
        now = step(closed, order + "/reopening", Map.of("reason", text));
        step(now, order + "/hand-over", Map.of("owner", person.staffNumber(), "reason", text));
    }

    private void entersImports() throws InterruptedException {
        String header = "name,phone,email,id number,card,tags,consent\n";
        String other = InventedNumbers.phone();
        String otherId = InventedNumbers.residentId();
        markers.add("imported phone", other).add("imported ID number", otherId);
        String csv = header + name + "," + other + "," + email + "," + otherId + "," + card + ",VIP,是\n"
                + name + "," + id + "," + phone + "," + card + "," + email + "," + phone + "," + id + "\n"
                + text.replace(',', ' ') + "," + phone + ",,,,,\n";
        Answer checked = caller.send(
                "POST",
                "/api/crm/imports?consentText=2026-1&dryRun=true",
                csv,
                "Content-Type",
                "text/csv; charset=UTF-8");
        assertThat(checked.status()).as(checked.toString()).isEqualTo(201);
        caller.get("/api/crm/imports/" + checked.text("id") + "/errors");
        caller.get("/api/crm/imports/" + checked.text("id") + "/errors.csv");
        caller.send("POST", "/api/crm/imports/" + checked.text("id") + "/start", "");
        Instant until = Instant.now().plus(Duration.ofSeconds(30));
        while (!"done"
                        .equals(caller.get("/api/crm/imports/" + checked.text("id"))
                                .text("state"))
                && Instant.now().isBefore(until)) {
            Thread.sleep(200);
        }
        // broken in every way: the parser's complaint must not quote it
        caller.send("POST", "/api/crm/imports", "name,phone\n\"" + text + "," + phone, "Content-Type", "text/csv");
        caller.send("POST", "/api/crm/imports", phone + "," + id + "\n" + text, "Content-Type", "text/csv");
        caller.send(
                "POST",
                "/api/crm/imports?consentText=" + phone,
                "name,phone\n甲," + InventedNumbers.phone() + "\n",
                "Content-Type",
                "text/csv");
    }

    private void entersWhatIsRefused(String customer) {
        caller.send("POST", "/api/crm/customers", "{\"name\": \"" + name + "\", \"phone\": " + phone + "x");
        caller.send("POST", "/api/crm/customers", "{\"name\": {\"" + id + "\": [\"" + card + "\"]}}");
        caller.send(
                "POST",
                "/api/crm/customers",
                "{\"name\": \"" + name + "\", \"tags\": \"" + phone + "\", \"x\": " + id + "}");
        caller.send("POST", "/api/privacy/matches", "{\"person\": \"" + phone + "\", \"kind\": \"" + id + "\"}");
        caller.post("/api/privacy/matches", Map.of("person", customer, "kind", phone, "value", id, "case", card));
        caller.post(
                "/api/privacy/reveals",
                Map.of("person", customer, "field", phone, "purpose", id, "case", "workorder/" + phone));
        for (String note : List.of(text, phone, id, email)) {
            caller.post(
                    "/api/privacy/reveal-requests",
                    Map.of(
                            "person",
                            customer,
                            "fields",
                            List.of("crm.customer.card", phone),
                            "purpose",
                            "refund-payment",
                            "why",
                            id,
                            "case",
                            "workorder/" + phone,
                            "note",
                            note));
        }
        caller.post("/api/privacy/reveals", Map.of("person", phone, "field", "crm.customer.phone"));
        caller.post(
                "/api/privacy/people/" + customer + "/consents",
                Map.of("purpose", phone, "given", true, "textVersion", id, "channel", card));
        caller.post(
                "/api/privacy/people/" + customer + "/consents",
                Map.of("purpose", "service", "given", true, "textVersion", phone, "channel", id));
        caller.post("/api/workorder/work-orders", Map.of("customer", phone, "channel", id, "description", text));
        caller.post(
                "/api/workorder/work-orders",
                Map.of("customer", customer, "channel", "phone", "type", phone, "priority", id, "description", text));
        for (String query :
                List.of("?family=" + phone, "?tag=" + phone, "?cursor=" + id, "?from=" + phone, "?sort=" + id)) {
            caller.get("/api/crm/customers" + query);
            caller.get("/api/workorder/work-orders" + query);
        }
        caller.get("/api/crm/customers/" + phone);
        caller.get("/api/crm/" + id);
        caller.get("/api/privacy/" + id + "/" + card);
        caller.get("/api/crm/customers/" + customer, "If-None-Match", phone, "Accept-Language", id, "X-Anything", card);
        caller.put("/api/crm/customers/" + customer, Map.of("phone", phone), "If-Match", id);
        Caller.withToken(phone + "." + id + "." + card).get("/api/crm/customers");
    }

    private void entersRequestsOfPeople() {
        String child = made(caller.post("/api/crm/customers", Map.of("name", name, "phone", InventedNumbers.phone())));
        Answer guardian = caller.put(
                "/api/privacy/people/" + child + "/guardian",
                Map.of("name", name, "phone", phone, "relation", "mother", "textVersion", phone, "channel", "paper"));
        assertThat(guardian.status()).as(guardian.toString()).isBetween(200, 422);
        caller.put(
                "/api/privacy/people/" + child + "/guardian",
                Map.of("name", text, "phone", id, "relation", card, "textVersion", id, "channel", phone));
        for (String kind : List.of("access", "correct", phone)) {
            caller.post(
                    "/api/privacy/subject-requests",
                    Map.of(
                            "person",
                            child,
                            "kind",
                            kind,
                            "channel",
                            phone,
                            "fields",
                            List.of(id, text),
                            "verifiedHow",
                            card));
            caller.post(
                    "/api/privacy/subject-requests",
                    Map.of(
                            "person",
                            child,
                            "kind",
                            kind,
                            "channel",
                            "visit",
                            "fields",
                            List.of(id),
                            "verifiedHow",
                            phone));
        }
        for (String criteria : List.of("tag=" + phone, "family=" + id, "from=" + card, phone)) {
            caller.post(
                    "/api/privacy/reveal-requests",
                    Map.of(
                            "list", "crm.customers",
                            "criteria", criteria,
                            "fields", List.of("crm.customer.phone"),
                            "purpose", "legal-duty",
                            "why", "authority-asked"));
        }
    }

    private void entersOnPages(String customer) {
        visitor.press("/crm/customers", "exact", "exact:go", Map.of("exact:text", phone));
        visitor.press("/crm/customers", "exact", "exact:go", Map.of("exact:text", id));
        visitor.press("/crm/customers", "exact", "exact:go", Map.of("exact:text", email));
        visitor.press("/crm/customers", "exact", "exact:go", Map.of("exact:text", text));
        visitor.press(
                "/crm/customer-new",
                "customer",
                "customer:save",
                Map.of(
                        "customer:name",
                        name,
                        "customer:phone",
                        id,
                        "customer:email",
                        phone,
                        "customer:idNumber",
                        card,
                        "customer:card",
                        email,
                        "customer:tags",
                        phone,
                        "customer:consentText",
                        id));
        String page = "/crm/customer?id=" + customer;
        Answer visit = visitor.press(
                page,
                "visitForm",
                "visitForm:visitSave",
                Map.of(
                        "visitForm:visitChannel",
                        "visit",
                        "visitForm:visitDirection",
                        "inbound",
                        "visitForm:visitSummary",
                        text,
                        "visitForm:visitFollowUp",
                        text,
                        "visitForm:visitFollowUpOn",
                        "2027-01-05"));
        assertThat(visit.status()).as(visit.toString()).isBetween(302, 303);
        visitor.press(
                page,
                "visitForm",
                "visitForm:visitSave",
                Map.of(
                        "visitForm:visitChannel",
                        phone,
                        "visitForm:visitSummary",
                        text,
                        "visitForm:visitFollowUpOn",
                        id));
        visitor.press(
                page,
                "matchForm",
                "matchForm:matchDo",
                Map.of("matchForm:matchKind", "resident-id", "matchForm:matchNumber", id));
        visitor.press(
                page,
                "matchForm",
                "matchForm:matchDo",
                Map.of("matchForm:matchKind", "phone", "matchForm:matchNumber", text));
        visitor.press(
                page, "editForm", "editForm:editSave", Map.of("editForm:editPhone", id, "editForm:editTags", text));
        visitor.open("/crm/customers?family=" + phone + "&tag=" + id + "&from=" + card);
        visitor.open("/crm/customer?id=" + phone);
        visitor.open("/no/such/page/" + phone + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        Answer imports = visitor.open("/crm/imports");
        Map<String, String> fields =
                Visitor.filled(imports, "upload", "upload:check", Map.of("upload:consentText", "2026-1"));
        Answer uploaded = visitor.submitFile(
                "/crm/imports",
                fields,
                "upload:file",
                phone + ".csv",
                "姓名,手机号,邮箱,身份证,同意\n" + (name + "," + phone + "," + email + "," + id + ",是\n").repeat(200));
        assertThat(uploaded.status()).as(uploaded.toString()).isBetween(302, 303);
        visitor.open(uploaded.header("Location").orElseThrow().replaceAll(".*/crm/", "/crm/"));
    }

    private void asks(String customer) {
        for (Map.Entry<String, String> question : Map.of(
                        "phone", phone, "email", email, "idNumber", id, "travelDocument", passport, "card", card)
                .entrySet()) {
            caller.post("/api/crm/customers/search", Map.of(question.getKey(), question.getValue()));
            caller.post("/api/crm/customers/search", Map.of(question.getKey(), text));
        }
        Answer match = caller.post("/api/privacy/matches", Map.of("person", customer, "kind", "phone", "value", phone));
        assertThat(match.status()).as(match.toString()).isIn(200, 429);
        caller.get("/api/crm/customers/export.csv");
    }

    /** Buffered logs and jobs that run behind. */
    private static void settles() throws InterruptedException {
        Thread.sleep(1500);
    }

    private Answer step(Answer before, String path, Map<String, ?> request) {
        Answer after =
                caller.post(path, request, "If-Match", before.header("ETag").orElseThrow());
        assertThat(after.status()).as(path + " " + after).isEqualTo(200);
        return after;
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }
}
