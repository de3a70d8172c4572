package io.shouwen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.notification.Notice;
import io.shouwen.platform.notification.Notifications;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.SettableClock;
import io.shouwen.testing.Visitor;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@InPayara
class NotificationsIT {

    @Inject
    Notifications notifications;

    @Inject
    UserTransaction transaction;

    @Inject
    SettableClock clock;

    @Inject
    @Any
    Instance<JobKind> jobs;

    private final String number = "t-bell-" + UUID.randomUUID().toString().substring(0, 8);
    private final Person agent = Person.with(Role.AGENT, Portal.STAFF).numbered(number);
    private final Person operator =
            Person.with(Role.OPERATOR, Portal.OPERATIONS).numbered(number);

    @Test
    void tellsOnePersonAndNobodyElse() {
        notifications.tell(new StaffId(number), notice("one"));
        assertThat(words(agent)).containsExactly("one");
        assertThat(words(agent.numbered(number + "x"))).isEmpty();
        assertThat(words(operator)).containsExactly("one");
    }

    @Test
    void tellsWhoeverHoldsThePermissionInThisPortal() {
        String word = UUID.randomUUID().toString();
        notifications.tellHolders("platform.operations.view", notice(word));
        assertThat(words(operator)).contains(word);
        assertThat(words(agent)).doesNotContain(word);
        assertThat(words(operator.without("platform.operations.view"))).doesNotContain(word);
        assertThat(Caller.as(operator.without("platform.notifications.read"))
                        .get("/api/platform/notifications")
                        .status())
                .isEqualTo(403);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notifications.tellHolders("platform.no-such", notice("x")));
    }

    @Test
    void eachReaderHasSeenItForThemselves() {
        String word = UUID.randomUUID().toString();
        notifications.tellHolders("platform.operations.view", notice(word));
        Person second = operator.numbered(number + "b");
        String id = find(operator, word).get("id").toString();

        Answer seen = Caller.as(operator).post("/api/platform/notifications/" + id + "/seen", Map.of());
        assertThat(seen.status()).as(seen.toString()).isEqualTo(200);
        assertThat(find(operator, word)).containsEntry("seen", true);
        assertThat(find(second, word)).containsEntry("seen", false);
        assertThat(unseen(operator)).doesNotContain(word);
        assertThat(unseen(second)).contains(word);

        assertThat(Caller.as(second)
                        .post("/api/platform/notifications/seen", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(unseen(second)).isEmpty();
    }

    @Test
    void marksNobodyElsesAsSeen() {
        notifications.tell(new StaffId(number), notice("mine"));
        String id = find(agent, "mine").get("id").toString();
        Answer other =
                Caller.as(agent.numbered(number + "x")).post("/api/platform/notifications/" + id + "/seen", Map.of());
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.text("type")).endsWith("platform.unknown-notice");
        assertThat(find(agent, "mine")).containsEntry("seen", false);
    }

    @Test
    void pagesNewestFirst() {
        for (String word : List.of("a", "b", "c")) {
            notifications.tell(new StaffId(number), notice(word));
            clock.advance(Duration.ofMillis(5));
        }
        clock.runAgain();
        Answer first = Caller.as(agent).get("/api/platform/notifications?limit=2");
        assertThat(first.items()).extracting(i -> i.get("words").toString()).containsExactly("[c]", "[b]");
        Answer second = Caller.as(agent).get("/api/platform/notifications?limit=2&cursor=" + first.text("next"));
        assertThat(second.items()).extracting(i -> i.get("words").toString()).containsExactly("[a]");
        assertThat(second.text("next")).isNull();
        assertThat(Caller.as(agent).get("/api/platform/notifications?cursor=x").status())
                .isEqualTo(400);
    }

    @Test
    void whatIsRolledBackWasNeverTold() throws Exception {
        transaction.begin();
        notifications.tell(new StaffId(number), notice("rolled-back"));
        transaction.rollback();
        assertThat(words(agent)).isEmpty();
    }

    @Test
    void ringsInTheFrameAndLeadsToThePage() {
        notifications.tell(new StaffId(number), notice("one"));
        notifications.tell(new StaffId(number), notice("two"));
        Visitor visitor = Visitor.as(agent);
        assertThat(visitor.open("/desk").body())
                .contains("class=\"bell-count\" aria-hidden=\"true\">2<")
                .contains("2 条未读");
        Answer page = visitor.open("/notifications/staff");
        assertThat(page.status()).isEqualTo(200);
        Matcher link = Pattern.compile("id=\"(list:rows:0:open)\"").matcher(page.body());
        assertThat(link.find()).as(page.body()).isTrue();
        Answer opened = submit(visitor, page, "list", link.group(1));
        assertThat(opened.status()).as(opened.toString()).isBetween(302, 303);
        assertThat(opened.header("Location").orElseThrow()).endsWith("/desk");
        assertThat(visitor.open("/desk").body()).contains("bell-count\" aria-hidden=\"true\">1<");
        page = visitor.open("/notifications/staff");
        assertThat(submit(visitor, page, "all", "all:seen").status()).isBetween(302, 303);
        assertThat(visitor.open("/desk").body()).doesNotContain("bell-count");
        assertThat(visitor.open("/notifications/staff?unseen=true").body()).contains("没有通知");
    }

    @Test
    void everyPortalHasItsPage() {
        for (Portal portal : Portal.values()) {
            Answer page = Visitor.as(Person.almighty(portal)).open("/notifications/" + portal.word());
            assertThat(page.status()).as(portal.word()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("???");
        }
    }

    @Test
    void forgetsAfterNinetyDays() throws Exception {
        notifications.tell(new StaffId(number), notice("old"));
        JobKind forgetting = jobs.stream()
                .filter(kind -> kind.name().equals("platform.notices"))
                .findFirst()
                .orElseThrow();
        forgetting.run(null);
        assertThat(words(agent)).containsExactly("old");
        try {
            clock.advance(Duration.ofDays(91));
            forgetting.run(null);
        } finally {
            clock.runAgain();
        }
        assertThat(words(agent)).isEmpty();
    }

    @Test
    void takesNoPersonalData() {
        assertThatThrownBy(() -> notifications.tell(new StaffId(number), notice("李雷")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Notice notice(String word) {
        return new Notice("platform.test", List.of(word), "/desk", Portal.STAFF);
    }

    private static List<String> words(Person person) {
        return listed(person, "");
    }

    private static List<String> unseen(Person person) {
        return listed(person, "&unseen=true");
    }

    private static List<String> listed(Person person, String more) {
        Answer answer = Caller.as(person).get("/api/platform/notifications?limit=200" + more);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.items().stream()
                .map(i -> i.get("words").toString().replaceAll("[\\[\\]]", ""))
                .toList();
    }

    private static Map<String, Object> find(Person person, String word) {
        return Caller.as(person).get("/api/platform/notifications?limit=200").items().stream()
                .filter(i -> i.get("words").toString().equals("[" + word + "]"))
                .findFirst()
                .orElseThrow();
    }

    private static Answer submit(Visitor visitor, Answer page, String form, String button) {
        return visitor.submit(page.address().getPath(), Visitor.filled(page, form, button, Map.of()));
    }
}
