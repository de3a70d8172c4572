package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.InventedNumbers;
import io.shouwen.testing.Person;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Paging, alike for every list (X3). */
@InPayara
@RunAsClient
class ListsIT {

    private final DocumentedAnswers documented = new DocumentedAnswers(
            Caller.anonymous().get("/openapi", "Accept", "application/json").body());

    private final Caller staff = Caller.as(Person.almighty(Portal.STAFF));

    @Test
    void everyLimitIsFromOneToWhatIsDocumented() {
        List<RestOperation> lists = taking("limit");
        assertThat(lists).hasSizeGreaterThan(15);
        assertSoftly(soft -> lists.forEach(one -> {
            Map<String, Object> described = documented.parameter(one, "limit");
            soft.assertThat(described).as("%s", one).containsEntry("minimum", 1).containsKeys("maximum", "default");
            int most = (int) described.get("maximum");
            soft.assertThat((int) described.get("default")).as("%s", one).isBetween(1, most);
            for (String wrong : List.of("0", "-1", "" + (most + 1), "99999999999", "1.5", "abc", "", "%00")) {
                Answer answer = Allowed.get(one, "?limit=" + wrong);
                soft.assertThat(answer.status()).as("%s", answer).isEqualTo(400);
                soft.assertThat(answer.body())
                        .as("%s", answer)
                        .contains("\"field\":\"limit\"")
                        .contains("1 to " + most);
            }
            for (String right : List.of("1", "" + most)) {
                Answer answer = Allowed.get(
                        one, "?limit=" + right + (one.path().endsWith("scorecards") ? "&month=2026-10" : ""));
                soft.assertThat(answer.status())
                        .as("%s", answer)
                        .isIn(one.hasTemplate() ? List.of(200, 404) : List.of(200));
            }
        }));
    }

    @Test
    void everyCursorIsOfThisListOrRefused() {
        for (String name : List.of("孙页一", "孙页二")) {
            assertThat(staff.post("/api/crm/customers", Map.of("name", name, "phone", InventedNumbers.phone()))
                            .status())
                    .isEqualTo(201);
        }
        String customers = staff.get("/api/crm/customers?limit=1").text("next");
        assertThat(customers).isNotNull();
        assertThat(staff.get("/api/crm/customers?limit=1&cursor=" + customers).status())
                .isEqualTo(200);

        List<RestOperation> lists = taking("cursor");
        assertThat(lists).hasSizeGreaterThan(15);
        assertSoftly(soft -> lists.forEach(one -> {
            for (String wrong :
                    List.of("", "x", "%00broken", "***", own("1"), own("-1"), own("2147483647"), customers)) {
                if (!wrong.equals(customers) || !one.path().equals("/api/crm/customers")) {
                    Answer answer = Allowed.get(one, "?cursor=" + wrong);
                    soft.assertThat(answer.status()).as("%s", answer).isEqualTo(400);
                    soft.assertThat(answer.body()).as("%s", answer).contains("\"field\":\"cursor\"");
                }
            }
        }));
    }

    @Test
    void goesThroughAListToItsEnd() {
        String customer =
                staff.post("/api/crm/customers", Map.of("name", "孙翻页")).text("id");
        String list = "/api/crm/customers/" + customer + "/interactions";
        for (int i = 0; i < 3; i++) {
            assertThat(staff.post(list, Map.of("channel", "visit", "summary", "第" + i + "次"))
                            .status())
                    .isEqualTo(201);
        }
        String query = "?limit=2";
        Answer first = staff.get(list + query);
        assertThat(first.items()).hasSize(2);
        Answer second = staff.get(list + query + "&cursor=" + first.text("next"));
        assertThat(second.items()).hasSize(1);
        assertThat(second.text("next")).isNull();
        String other = staff.post("/api/crm/customers", Map.of("name", "孙别处")).text("id");
        assertThat(staff.get("/api/crm/customers/" + other + "/interactions?cursor=" + first.text("next"))
                        .status())
                .as("of the same kind, and yet another list")
                .isEqualTo(400);
    }

    /** As it was before a cursor named its list. */
    private static String own(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private List<RestOperation> taking(String parameter) {
        return RestOperation.all().stream()
                .filter(one -> one.verb().equals("GET") && one.query().contains(parameter))
                .toList();
    }
}
