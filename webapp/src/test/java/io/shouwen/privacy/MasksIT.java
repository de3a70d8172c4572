package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.vault.Masks;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Masks that earlier rules made are made anew (P2), and nobody's ID number is read for it (P1). */
@InPayara
class MasksIT {

    private static final Person OPERATOR =
            Person.with(Role.OPERATOR, Portal.OPERATIONS).numbered("t-masks");
    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF).numbered("t-masks-agent");
    private static final Person COMPLIANCE = Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE);
    private static final String REMAKES = "/api/privacy/masks/remakes";

    @Inject
    Sql sql;

    @Test
    void makesStoredMasksAnew() throws Exception {
        String phone = InventedNumbers.phone();
        String customer = register(phone, InventedNumbers.residentId());
        String child = registered(Map.of(
                "name",
                "小明",
                "idNumber",
                InventedNumbers.residentId(LocalDate.now().minusYears(10)),
                "evenIfSimilar",
                true,
                "guardian",
                Map.of(
                        "name", "欧阳小明",
                        "phone", InventedNumbers.phone(),
                        "relation", "mother",
                        "textVersion", "2026-1",
                        "channel", "paper",
                        "verifiedHow", "id-shown")));
        UUID id = UUID.fromString(customer);
        sql.change(
                "update crm.customer set mask_version = 1, address_mask = '浙江省***', email_mask = ? where id = ?",
                "n***@mail." + phone + ".example.com",
                id);
        sql.change(
                "update privacy.guardian set mask_version = 1, name_mask = '欧***' where person = ?",
                UUID.fromString(child));
        Answer before = Caller.as(AGENT).get("/api/crm/customers/" + customer);
        String untouched = fingerprint(id);
        assertThat(outdated()).isGreaterThanOrEqualTo(1);

        Answer begun =
                Caller.as(OPERATOR.withSecondFactor()).send("POST", REMAKES, "", "Idempotency-Key", phone + "remake");
        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
        Map<String, Object> ended = awaitEnd(begun.text("id"));

        assertThat(ended).containsEntry("state", "DONE").containsEntry("unreadable", 0L);
        assertThat(outdated()).isZero();
        Answer after = Caller.as(AGENT).get("/api/crm/customers/" + customer);
        assertThat(after.body()).contains("浙江省杭州市***").doesNotContain(phone);
        assertThat(sql.first(
                        "select email_mask || ' ' || mask_version from crm.customer where id = ?",
                        row -> row.getString(1),
                        id))
                .contains("n***@mail.***.example.com " + Masks.VERSION);
        assertThat(after.header("ETag")).as("what people see has changed").isNotEqualTo(before.header("ETag"));
        assertThat(fingerprint(id)).as("ciphertexts, hashes, the ID number's").isEqualTo(untouched);
        assertThat(sql.list(
                        "select name_mask from privacy.guardian where person = ?",
                        row -> row.getString(1),
                        UUID.fromString(child)))
                .containsExactly("欧阳**");
        for (String action : List.of("privacy.masks.remake", "privacy.masks.remade")) {
            assertThat(sql.number(
                            "select count(*) from audit.entry where action = ? and leaf like ?",
                            action,
                            "%" + begun.text("id") + "%"))
                    .as(action)
                    .isOne();
        }
        assertThat(Visitor.as(OPERATOR).open("/privacy/keys").body())
                .contains("重新生成脱敏值")
                .doesNotContain("???")
                .doesNotContain(phone);
    }

    /** In what was written about people; what an erasure has hidden for good stays hidden, and every other word as it is. */
    @Test
    void makesMasksInTextsAnew() throws Exception {
        String phone = InventedNumbers.phone();
        String other = InventedNumbers.phone();
        String customer = register(InventedNumbers.phone(), null);
        Answer said = Caller.as(AGENT)
                .post(
                        "/api/crm/customers/" + customer + "/interactions",
                        Map.of("channel", "visit", "summary", "打 " + phone + "，或 " + other + "，谢谢"));
        assertThat(said.status()).as(said.toString()).isEqualTo(201);
        UUID row = UUID.fromString(said.text("id"));
        String today = summary(row);
        assertThat(today).doesNotContain(phone).doesNotContain(other);
        String hidden = "打 " + phone.substring(0, 4) + "***" + phone.substring(7) + "，或 " + Masks.NOTHING + "，谢谢";
        sql.change("update crm.interaction set summary = ? where id = ?", hidden, row);
        sql.change("update privacy.sealed_text set mask_version = 1 where row_id = ?", row);

        Answer begun =
                Caller.as(OPERATOR.withSecondFactor()).send("POST", REMAKES, "", "Idempotency-Key", phone + "remake");
        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);

        assertThat(awaitEnd(begun.text("id"))).containsEntry("state", "DONE").containsEntry("unreadable", 0L);
        assertThat(outdated()).isZero();
        assertThat(summary(row)).isEqualTo(today.substring(0, today.indexOf('，')) + "，或 " + Masks.NOTHING + "，谢谢");
        assertThat(sql.number("select mask_version from privacy.sealed_text where row_id = ?", row))
                .isEqualTo(Masks.VERSION);
    }

    private String summary(UUID interaction) {
        return sql.list("select summary from crm.interaction where id = ?", row -> row.getString(1), interaction)
                .get(0);
    }

    /** Somebody who was taken in by an older release's import is masked by its rules, and a customer of today by today's. */
    @Test
    void notesByWhichRulesAMaskWasMade() {
        String customer = register(InventedNumbers.phone(), null);
        assertThat(sql.number("select mask_version from crm.customer where id = ?", UUID.fromString(customer)))
                .isEqualTo(Masks.VERSION);
        Answer upload = Caller.as(AGENT)
                .send(
                        "POST",
                        "/api/crm/imports?consentText=2026-1&dryRun=true",
                        "姓名,手机号,地址\n遗忘," + InventedNumbers.phone() + ",浙江省杭州市西湖区\n",
                        "Content-Type",
                        "text/csv; charset=UTF-8");
        assertThat(upload.status()).as(upload.toString()).isEqualTo(201);
        UUID id = UUID.fromString(upload.text("id"));
        assertThat(sql.number("select min(mask_version) from crm.import_row where import_id = ?", id))
                .isEqualTo(Masks.VERSION);
        UUID person = sql.list(
                        "select person_id from crm.import_row where import_id = ?",
                        row -> row.getObject(1, UUID.class),
                        id)
                .get(0);
        sql.change("update crm.import_row set mask_version = 1 where import_id = ?", id);
        Caller.as(AGENT).send("POST", "/api/crm/imports/" + id + "/start", "");
        Instant until = Instant.now().plus(Duration.ofSeconds(30));
        while (sql.number("select count(*) from crm.customer where id = ?", person) == 0
                && Instant.now().isBefore(until)) {
            Thread.onSpinWait();
        }
        assertThat(sql.number("select mask_version from crm.customer where id = ?", person))
                .isOne();
    }

    @Test
    void wantsAFreshSecondFactorAndThePermission() {
        Answer answer = Caller.as(OPERATOR).send("POST", REMAKES, "");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("type")).endsWith("platform.second-factor-needed");
        assertThat(Caller.as(COMPLIANCE.withSecondFactor())
                        .send("POST", REMAKES, "")
                        .status())
                .isEqualTo(403);
        assertThat(Caller.as(AGENT).get("/api/privacy/masks").status()).isEqualTo(403);
        Person reader =
                Person.holding(Portal.OPERATIONS, PrivacyPermissions.KEYS_READ, PrivacyPermissions.KEYS_IN_OPERATIONS);
        assertThat(Caller.as(reader).get("/api/privacy/masks").status()).isEqualTo(200);
        assertThat(Visitor.as(reader).open("/privacy/keys").body()).doesNotContain("remake-masks");
        assertThat(Caller.as(reader)
                        .send("POST", REMAKES + "/" + UUID.randomUUID() + "/cancellation", "")
                        .status())
                .isEqualTo(403);
        assertThat(Caller.as(OPERATOR).get(REMAKES + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(Caller.as(OPERATOR)
                        .send("POST", REMAKES + "/" + UUID.randomUUID() + "/cancellation", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void runsOneAtATime() throws Exception {
        UUID other = UUID.randomUUID();
        sql.change(
                "insert into platform.job (id, kind, parameters, started_by, permissions, session, address, state,"
                        + " started_at) values (?, 'privacy.masks.remake', '{}', 't-1', '', '', '', 'RUNNING', now())",
                other);
        sql.change("insert into privacy.mask_remake (job, version, began_at) values (?, 2, now())", other);
        Answer second = Caller.as(OPERATOR.withSecondFactor()).send("POST", REMAKES, "");
        assertThat(second.status()).as(second.toString()).isEqualTo(409);
        assertThat(second.text("type")).endsWith("privacy.masks-being-remade");
        assertThat(Caller.as(OPERATOR)
                        .send("POST", REMAKES + "/" + other + "/cancellation", "")
                        .status())
                .isEqualTo(204);
        assertThat(sql.number(
                        "select count(*) from platform.job where id = ? and (cancel_requested or state = 'CANCELLED')",
                        other))
                .isOne();
        sql.change("update platform.job set state = 'CANCELLED', ended_at = now() where id = ?", other);
        Answer third = Caller.as(OPERATOR.withSecondFactor()).send("POST", REMAKES, "");
        assertThat(third.status()).as(third.toString()).isEqualTo(201);
        assertThat(awaitEnd(third.text("id"))).containsEntry("state", "DONE");
    }

    private String fingerprint(UUID customer) {
        return sql.list(
                        "select md5(concat(phone_sealed, phone_index, email_sealed, email_index, address_sealed,"
                                + " id_card_index, id_card_index_version, card_sealed)) from crm.customer where id = ?",
                        row -> row.getString(1),
                        customer)
                .get(0);
    }

    private static long outdated() {
        return ((Number) Caller.as(OPERATOR).get("/api/privacy/masks").json().get("outdated")).longValue();
    }

    private static Map<String, Object> awaitEnd(String id) throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(until)) {
            Map<String, Object> remake =
                    Caller.as(OPERATOR).get(REMAKES + "/" + id).json();
            if (List.of("DONE", "FAILED", "CANCELLED").contains(remake.get("state"))) {
                return remake;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("run " + id + " has not ended within 60 s");
    }

    private static String register(String phone, String idNumber) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "name",
                "测试客户",
                "phone",
                phone,
                "email",
                "nobody@mail." + phone + ".example.com",
                "address",
                "浙江省杭州市西湖区文三路",
                "evenIfSimilar",
                true));
        if (idNumber != null) {
            body.put("idNumber", idNumber);
        }
        return registered(body);
    }

    private static String registered(Map<String, ?> body) {
        Answer answer = Caller.as(AGENT).post("/api/crm/customers", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }
}
