package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Operators rotate keys while the desk goes on. */
@InPayara
@RunAsClient
class KeysIT {

    private static final Person OPERATOR =
            Person.with(Role.OPERATOR, Portal.OPERATIONS).numbered("t-keys");
    private static final Person AGENT = Person.with(Role.AGENT, Portal.STAFF).numbered("t-keys-agent");
    private static final Person COMPLIANCE = Person.with(Role.COMPLIANCE_OFFICER, Portal.COMPLIANCE);

    @Test
    void rotatesEverythingAndEverybodyIsStillFound() throws InterruptedException {
        String phone = "137%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        String idNumber = InventedNumbers.residentId();
        String passport = "G" + InventedNumbers.digits(8);
        Answer registered = Caller.as(AGENT)
                .post(
                        "/api/crm/customers",
                        Map.of(
                                "name",
                                "测试客户",
                                "phone",
                                phone,
                                "idNumber",
                                idNumber,
                                "travelDocument",
                                passport,
                                "evenIfSimilar",
                                true));
        assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
        for (String keys : List.of("data", "index", "kek")) {
            Answer begun = Caller.as(OPERATOR.withSecondFactor())
                    .post("/api/privacy/keys/rotations", Map.of("keys", keys), "Idempotency-Key", phone + keys);
            assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
            assertThat(awaitEnd(begun.text("id")))
                    .containsEntry("state", "DONE")
                    .containsEntry("keys", keys.toUpperCase());
            Answer found = Caller.as(AGENT).post("/api/crm/customers/search", Map.of("phone", phone));
            assertThat(found.items()).as(found.toString()).hasSize(1);
            assertThat(found.items().get(0)).containsEntry("id", registered.text("id"));
        }
        // Nothing of it is kept that could be hashed anew: found under the old key, it is kept under the new.
        for (int time = 0; time < 2; time++) {
            for (Map<String, String> asked :
                    List.of(Map.of("idNumber", idNumber), Map.of("travelDocument", passport))) {
                Answer found = Caller.as(AGENT).post("/api/crm/customers/search", asked);
                assertThat(found.items()).as(found.toString()).hasSize(1);
            }
        }
        Answer overview = Caller.as(OPERATOR).get("/api/privacy/keys");
        assertThat(overview.json().get("keks").toString()).contains("version=2");
        assertThat(overview.body()).doesNotContain(phone);
        assertThat(Caller.as(COMPLIANCE)
                        .get("/api/privacy/audit-entries?actor=t-keys&action=privacy.keys.rotate")
                        .items())
                .hasSize(3);
        Visitor operator = Visitor.as(OPERATOR);
        assertThat(operator.open("/privacy/keys").body())
                .contains("KEK")
                .contains("AES-256-GCM")
                .doesNotContain("???");
    }

    private static Map<String, Object> awaitEnd(String id) throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(until)) {
            Map<String, Object> rotation =
                    Caller.as(OPERATOR).get("/api/privacy/keys/rotations/" + id).json();
            if (List.of("DONE", "FAILED", "CANCELLED").contains(rotation.get("state"))) {
                return rotation;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("rotation " + id + " has not ended within 60 s");
    }

    @Test
    void wantsAFreshSecondFactor() {
        Answer answer = Caller.as(OPERATOR).post("/api/privacy/keys/rotations", Map.of("keys", "kek"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("type")).endsWith("platform.second-factor-needed");
    }

    @Test
    void refusesWhoeverMayNot() {
        assertThat(Caller.as(AGENT).get("/api/privacy/keys").status()).isEqualTo(403);
        assertThat(Caller.as(COMPLIANCE.withSecondFactor())
                        .post("/api/privacy/keys/rotations", Map.of("keys", "kek"))
                        .status())
                .isEqualTo(403);
        assertThat(Visitor.as(Person.withoutPermissions(Portal.OPERATIONS))
                        .open("/privacy/keys")
                        .status())
                .isEqualTo(403);
        Person reader =
                Person.holding(Portal.OPERATIONS, PrivacyPermissions.KEYS_READ, PrivacyPermissions.KEYS_IN_OPERATIONS);
        assertThat(Visitor.as(reader).open("/privacy/keys").body()).doesNotContain("rotate-kek");
        assertThat(Caller.as(reader)
                        .post("/api/privacy/keys/rotations/" + java.util.UUID.randomUUID() + "/cancellation", Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void saysWhatCanBeRotated() {
        Answer answer = Caller.as(OPERATOR.withSecondFactor())
                .post("/api/privacy/keys/rotations", Map.of("keys", "everything"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Caller.as(OPERATOR)
                        .get("/api/privacy/keys/rotations/" + java.util.UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }
}
