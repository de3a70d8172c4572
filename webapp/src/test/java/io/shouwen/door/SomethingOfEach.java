package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One thing of each kind that can be made by a request or two, or is there from the beginning. */
final class SomethingOfEach {

    private final Caller staff = Caller.as(Person.almighty(Portal.STAFF));
    private final Caller compliance =
            Caller.as(Person.almighty(Portal.COMPLIANCE).withSecondFactor());
    private final Map<String, String> there = make();

    /** The operation's path with ids of something that is there. */
    Optional<String> path(RestOperation one) {
        return there.entrySet().stream()
                .filter(thing -> one.documented().startsWith(thing.getKey()))
                .map(thing -> one.documented().replace(thing.getKey(), thing.getValue()))
                .filter(path -> !path.contains("{"))
                .findFirst();
    }

    /** Beginnings of paths as they are documented, and as they are for something that is there. */
    private Map<String, String> make() {
        String customer = staff.post("/api/crm/customers", Map.of("name", "赵已读", "phone", InventedNumbers.phone()))
                .text("id");
        String order = staff.post(
                        "/api/workorder/work-orders",
                        Map.of(
                                "customer", customer,
                                "channel", "phone",
                                "type", "technical",
                                "priority", "normal",
                                "description", "打不开"))
                .text("id");
        String request = staff.post(
                        "/api/privacy/subject-requests",
                        Map.of("person", customer, "kind", "restrict", "channel", "visit", "verifiedHow", "id-shown"))
                .text("id");
        String guardian = "/api/privacy/people/" + customer + "/guardian";
        assertThat(staff.send(
                                "PUT",
                                guardian,
                                "{\"name\":\"赵大\",\"phone\":\"13900001111\",\"relation\":\"mother\",\"textVersion\":\"2026-1\","
                                        + "\"channel\":\"paper\",\"verifiedHow\":\"household-register\"}")
                        .status())
                .isEqualTo(204);
        Map<String, String> there = new LinkedHashMap<>();
        there.put("/api/crm/customers/{id}", "/api/crm/customers/" + customer);
        there.put("/api/workorder/work-orders/{id}", "/api/workorder/work-orders/" + order);
        there.put("/api/privacy/subject-requests/{id}", "/api/privacy/subject-requests/" + request);
        there.put("/api/privacy/people/{person}/guardian", guardian);
        there.put("/api/privacy/people/{person}", "/api/privacy/people/" + customer);
        there.put(
                "/api/crm/imports/{id}",
                "/api/crm/imports/"
                        + staff.send("POST", "/api/crm/imports", "name\n赵导入\n", "Content-Type", "text/csv")
                                .text("id"));
        there.put(
                "/api/privacy/audit-entries/{id}",
                "/api/privacy/audit-entries/"
                        + compliance
                                .get("/api/privacy/audit-entries?limit=1")
                                .items()
                                .get(0)
                                .get("id"));
        there.put("/api/privacy/retention/rules/{category}", "/api/privacy/retention/rules/crm.interactions");
        there.put("/api/privacy/retention/holds/{word}", "/api/privacy/retention/holds/complaint-evidence");
        there.put("/api/privacy/reveal-policies/{subject}", "/api/privacy/reveal-policies/phone");
        there.put("/api/privacy/consent-purposes/{word}", "/api/privacy/consent-purposes/service");
        there.put(
                "/api/privacy/purposes/{word}",
                "/api/privacy/purposes/"
                        + word(compliance
                                .get("/api/privacy/purposes/all")
                                .jsonArray()
                                .get(0)));
        there.put(
                "/api/privacy/duty-rules/{word}",
                "/api/privacy/duty-rules/"
                        + word(compliance.get("/api/privacy/duty-rules").items().get(0)));
        there.put(
                "/api/privacy/anomaly-rules/{rule}",
                "/api/privacy/anomaly-rules/"
                        + compliance
                                .get("/api/privacy/anomaly-rules")
                                .items()
                                .get(0)
                                .get("rule"));
        return there;
    }

    private static Object word(Object thing) {
        return ((Map<?, ?>) thing).get("word");
    }
}
