package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.http.Answers;
import jakarta.ws.rs.HeaderParam;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody overwrites what they have not read, and nothing is made twice (X3): for every operation, or a reason why not. */
class ConventionsTest {

    /** Acts that take no If-Match. Add one only with the reason why nothing can be overwritten unseen. */
    private static final Map<String, String> CHANGE_UNREAD = Map.ofEntries(
            Map.entry("POST /api/crm/imports/{id}/start", "starts once: what runs or is over is refused (409)"),
            Map.entry("POST /api/crm/imports/{id}/cancel", "stops whatever it is at; what is over is refused (409)"),
            Map.entry("POST /api/platform/jobs/{id}/cancellation", "stops whatever it is at"),
            Map.entry("POST /api/platform/notifications/{id}/seen", "only ever sets seen"),
            Map.entry("POST /api/privacy/keys/rotations/{id}/cancellation", "stops whatever it is at"),
            Map.entry("POST /api/privacy/masks/remakes/{id}/cancellation", "stops whatever it is at"),
            Map.entry("POST /api/privacy/log/alarms/{id}/clearance", "clears once: a cleared one is refused (409)"),
            Map.entry("POST /api/privacy/people/{person}/consents", "adds a line to a ledger; none is changed"),
            Map.entry("POST /api/privacy/access-reviews/{id}/certify", "leaves alone whatever is decided already"),
            Map.entry("POST /api/privacy/reveal-requests/{id}/download", "reads; the one download is spent once"),
            Map.entry("POST /api/performance/payout-runs/{run}/export", "reads a locked run: the same bytes always"),
            Map.entry("PUT /api/workorder/frozen-cases/{id}", "frozen or not: nothing in it to overwrite"),
            Map.entry("DELETE /api/workorder/frozen-cases/{id}", "frozen or not: nothing in it to overwrite"),
            Map.entry("POST /api/crm/opt-outs/{token}", "only ever withdraws; once more changes nothing"),
            Map.entry("POST /api/workorder/ratings/{token}", "the link is spent by the first answer (410)"));

    /** POSTs with neither If-Match nor Idempotency-Key that {@link #CHANGE_UNREAD} does not name. */
    private static final Map<String, String> MAKE_NOTHING = Map.ofEntries(
            Map.entry("POST /api/crm/customers/search", "a search whose values must not stand in an address"),
            Map.entry("POST /api/privacy/log/person-lookups", "a search whose value must not stand in an address"),
            Map.entry("POST /api/privacy/matches", "a question; each is counted and logged, repeated or not"),
            Map.entry("POST /api/privacy/reveals", "a read; each is logged, repeated or not"),
            Map.entry("POST /api/privacy/attestation", "says the same of the same version"),
            Map.entry("POST /api/platform/notifications/seen", "only ever sets seen"),
            Map.entry("POST /api/workorder/working-calendar/csv", "reads a file into days; nothing is kept"),
            Map.entry("POST /api/workorder/working-calendar/preview", "says what would change; nothing is kept"));

    private final List<RestOperation> changes = RestOperation.all().stream()
            .filter(one -> !one.verb().equals("GET"))
            .toList();

    @Test
    void everyChangeSaysWhatWasReadOrWhyItNeedNot() {
        assertThat(changes)
                .filteredOn(ConventionsTest::changesSomething)
                .filteredOn(one -> !takes(one, "If-Match"))
                .extracting(RestOperation::toString)
                .containsExactlyInAnyOrderElementsOf(CHANGE_UNREAD.keySet());
    }

    @Test
    void everyPostThatMakesSomethingTakesAKeyOrSaysWhyItMakesNothing() {
        assertThat(changes)
                .filteredOn(one -> one.verb().equals("POST"))
                .filteredOn(one -> !takes(one, "If-Match") && !takes(one, "Idempotency-Key"))
                .extracting(RestOperation::toString)
                .filteredOn(one -> !CHANGE_UNREAD.containsKey(one))
                .containsExactlyInAnyOrderElementsOf(MAKE_NOTHING.keySet());
    }

    @Test
    void everyCreationTakesAKey() {
        assertThat(changes)
                .filteredOn(ConventionsTest::creates)
                .isNotEmpty()
                .allMatch(one -> takes(one, "Idempotency-Key"), "takes an Idempotency-Key");
    }

    /** What is changed again is changed by the ETag that the answer has. */
    @Test
    void everyPutAnswersTheTagOfWhatIsThereNow() {
        assertThat(changes)
                .filteredOn(one -> one.verb().equals("PUT") && takes(one, "If-Match"))
                .isNotEmpty()
                .allMatch(one -> answers(one) != null && answers(one).tagged(), "answers an ETag");
    }

    private static boolean changesSomething(RestOperation one) {
        return !one.verb().equals("POST") || one.hasTemplate() && !creates(one);
    }

    private static boolean creates(RestOperation one) {
        return one.verb().equals("POST") && answers(one) != null && answers(one).status() == 201;
    }

    private static Answers answers(RestOperation one) {
        return one.method().getAnnotation(Answers.class);
    }

    private static boolean takes(RestOperation one, String header) {
        return Stream.of(one.method().getParameters())
                .map(parameter -> parameter.getAnnotation(HeaderParam.class))
                .anyMatch(taken -> taken != null && taken.value().equals(header));
    }
}
