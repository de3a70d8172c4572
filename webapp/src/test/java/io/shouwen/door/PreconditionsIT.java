package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ETag, If-Match and If-None-Match (RFC 9110 §13), and what a repeated creation answers (X3). */
@InPayara
@RunAsClient
class PreconditionsIT {

    private static final String CUSTOMERS = "/api/crm/customers";
    private static final String ORDERS = "/api/workorder/work-orders";

    private final Caller staff = Caller.as(Person.almighty(Portal.STAFF));
    private final String customer = customer();
    private int changes;

    @Test
    void changesByAnyOfSeveralTags() {
        assertThat(change("If-Match", "\"77\", " + tag()).status()).isEqualTo(204);
        assertThat(change("If-Match", "\"77\"", "If-Match", tag()).status())
                .as("two lines are one list")
                .isEqualTo(204);
        assertThat(change("If-Match", "\"77\", \"78\"").status()).isEqualTo(412);
    }

    @Test
    void changesWhateverThereIs() {
        assertThat(change("If-Match", "*").status()).isEqualTo(204);
        Answer unknown = staff.put(CUSTOMERS + "/" + UUID.randomUUID(), Map.of("tags", List.of()), "If-Match", "*");
        problem(unknown, 404);
    }

    @Test
    void changesNothingByAWeakTag() {
        problem(change("If-Match", "W/" + tag()), 412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "\"1\" \"2\"", "*, \"1\""})
    void tellsAMalformedIfMatch(String value) {
        Answer answer = change("If-Match", value);
        problem(answer, 400);
        assertThat(answer.body()).contains("\"field\":\"If-Match\"");
    }

    @Test
    void readsNothingTwiceThatIsUnchanged() {
        String tag = tag();
        for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
            Answer again = staff.get(path(), "If-None-Match", known);
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.header("ETag")).contains(tag);
            assertThat(again.body()).isEmpty();
        }
        assertThat(staff.send("HEAD", path(), null, "If-None-Match", tag).status())
                .isEqualTo(304);
        assertThat(change("If-Match", tag).status()).isEqualTo(204);
        Answer changed = staff.get(path(), "If-None-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isPresent().isNotEqualTo(tag);
    }

    /** The work order's own version says nothing of the customer whose mask it shows. */
    @Test
    void readsAgainWhatChangedWithoutANewVersion() {
        String order = ORDERS + "/" + accept(UUID.randomUUID().toString()).text("id");
        String tag = staff.get(order).header("ETag").orElseThrow();
        assertThat(staff.put(path(), Map.of("name", "诸葛十九"), "If-Match", "*").status())
                .isEqualTo(204);
        Answer again = staff.get(order, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).contains("诸葛**");
        Answer analysed = staff.post(
                order + "/analysis",
                Map.of("type", "technical", "priority", "high", "complexity", "general", "plan", "重置登录"),
                "If-Match",
                tag);
        assertThat(analysed.status())
                .as("its version is the one that was read: %s", analysed)
                .isEqualTo(200);
    }

    @Test
    void readsOnlyTheVersionThatIsAskedFor() {
        assertThat(staff.get(path(), "If-Match", tag()).status()).isEqualTo(200);
        problem(staff.get(path(), "If-Match", "\"77\""), 412);
    }

    @Test
    void tellsAMalformedIfNoneMatch() {
        for (String path : List.of(path(), CUSTOMERS + "?limit=1")) {
            Answer answer = staff.get(path, "If-None-Match", "abc");
            problem(answer, 400);
            assertThat(answer.body()).contains("\"field\":\"If-None-Match\"");
        }
    }

    /** Passed over, "only if there is none" would overwrite what there is. */
    @Test
    void changesNothingOnAConditionThatNobodyLooksAt() {
        String tag = tag();
        problem(change("If-Match", tag, "If-None-Match", "*"), 400);
        assertThat(tag()).isEqualTo(tag);
    }

    @Test
    void answersARepeatedCreationWithoutTheTagOfTheFirst() {
        String key = UUID.randomUUID().toString();
        Answer first = accept(key);
        assertThat(first.status()).as("%s", first).isEqualTo(201);
        assertThat(first.header("ETag")).isPresent();
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        String order = ORDERS + "/" + first.text("id");
        Answer analysed = staff.post(
                order + "/analysis",
                Map.of("type", "technical", "priority", "high", "complexity", "general", "plan", "重置登录"),
                "If-Match",
                first.header("ETag").orElseThrow());
        assertThat(analysed.status()).as("%s", analysed).isEqualTo(200);

        Answer again = accept(key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(again.header("ETag")).as("nobody has read this version").isEmpty();
    }

    @Test
    void takesAKeyForOneContentOnly() {
        String key = UUID.randomUUID().toString();
        assertThat(staff.post(CUSTOMERS, Map.of("name", "孟一"), "Idempotency-Key", key)
                        .status())
                .isEqualTo(201);
        problem(staff.post(CUSTOMERS, Map.of("name", "孟二"), "Idempotency-Key", key), 422);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void takesNoKeyThatProtectsNothing(int length) {
        Answer answer = staff.post(CUSTOMERS, Map.of("name", "孟三"), "Idempotency-Key", "k".repeat(length));
        problem(answer, 400);
        assertThat(answer.body()).contains("\"field\":\"Idempotency-Key\"");
    }

    private String customer() {
        Answer made = staff.post(CUSTOMERS, Map.of("name", "司马十八", "evenIfSimilar", true));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return made.text("id");
    }

    private String path() {
        return CUSTOMERS + "/" + customer;
    }

    private String tag() {
        return staff.get(path()).header("ETag").orElseThrow();
    }

    private Answer change(String... headers) {
        return staff.put(path(), Map.of("tags", List.of("V" + "I".repeat(++changes))), headers);
    }

    private Answer accept(String key) {
        return staff.post(
                ORDERS,
                Map.of(
                        "customer",
                        customer,
                        "channel",
                        "phone",
                        "type",
                        "technical",
                        "priority",
                        "high",
                        "description",
                        "无法登录"),
                "Idempotency-Key",
                key);
    }

    private static void problem(Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).startsWith("urn:shouwen:problem:");
    }
}
