package io.shouwen.workorder.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.shouwen.platform.access.ActingAs;
import io.shouwen.platform.access.PermissionMissing;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.SettableClock;
import io.shouwen.testing.Visitor;
import io.shouwen.workorder.WorkorderPermissions;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** W20: a year's announcement becomes a version; what runs keeps its own. Other tests are left with the usual hours. */
@InPayara
class WorkingCalendarIT {

    private static final String CALENDAR = "/api/workorder/working-calendar";
    private static final String ORDERS = "/api/workorder/work-orders";
    private static final List<String> USUAL = List.of("09:00-12:00", "13:30-18:00");

    @Inject
    Sql sql;

    @Inject
    SettableClock clock;

    @Inject
    ActingAs acting;

    @Inject
    PublishingCalendar publishing;

    @Inject
    ReadingCalendar reading;

    @Inject
    @Any
    Instance<JobKind> jobs;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final Person supervisor =
            Person.with(Role.SUPERVISOR, Portal.SUPERVISION).numbered("t-s" + unique);
    private final Caller publisher = Caller.as(supervisor);
    private final Caller reader = Caller.as(Person.with(Role.QUALITY_INSPECTOR, Portal.SUPERVISION));
    private final Caller agent = Caller.as(Person.with(Role.AGENT, Portal.STAFF).numbered("t-a" + unique));

    @AfterEach
    void leaveTheUsualHours() {
        clock.runAgain();
        for (Map<String, Object> version : versions()) {
            if (version.get("state").equals("upcoming")) {
                assertThat(publisher
                                .send(
                                        "POST",
                                        CALENDAR + "/versions/" + version.get("version") + "/withdrawal",
                                        null,
                                        "If-Match",
                                        "\"1\"")
                                .status())
                        .isEqualTo(200);
            }
        }
        if (!versions().get(0).get("hours").equals(USUAL)) {
            assertThat(publish(draft("back-" + unique, "hours", USUAL)).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void aRunningClockKeepsItsVersionAndANewOneTakesTheNew() {
        Answer before = accepted();
        Map<String, Object> clockBefore = resolve(before);
        Answer published = publish(draft("it-" + unique, "hours", List.of("09:00-09:01")));
        assertThat(published.status()).as(published.toString()).isEqualTo(201);
        assertThat(published.header("Location").orElseThrow()).endsWith(CALENDAR + "/versions/it-" + unique);
        assertThat(published.text("state")).isEqualTo("in-force");
        assertThat(published.text("publishedBy")).isEqualTo("t-s" + unique);

        Answer still = agent.get(ORDERS + "/" + before.text("id"));
        assertThat(resolve(still)).containsEntry("dueAt", clockBefore.get("dueAt"));
        assertThat(resolve(still)).containsEntry("calendarVersion", clockBefore.get("calendarVersion"));
        String order = ORDERS + "/" + before.text("id");
        Answer analysed = agent.post(
                order + "/analysis",
                Map.of("type", "technical", "priority", "high", "complexity", "general"),
                "If-Match",
                still.header("ETag").orElseThrow());
        assertThat(analysed.status()).as(analysed.toString()).isEqualTo(200);
        Answer waiting = agent.post(
                order + "/wait",
                Map.of("reason", "等资料"),
                "If-Match",
                analysed.header("ETag").orElseThrow());
        assertThat(waiting.status()).as(waiting.toString()).isEqualTo(200);
        Answer resumed = agent.send(
                "POST",
                order + "/resume",
                null,
                "If-Match",
                waiting.header("ETag").orElseThrow());
        assertThat(resumed.status()).as(resumed.toString()).isEqualTo(200);
        assertThat(resolve(resumed)).containsEntry("calendarVersion", clockBefore.get("calendarVersion"));
        assertThat(Instant.parse(resolve(resumed).get("dueAt").toString()))
                .isBefore(Instant.parse(clockBefore.get("dueAt").toString()).plus(1, ChronoUnit.DAYS));

        Answer after = accepted();
        assertThat(resolve(after)).containsEntry("calendarVersion", "it-" + unique);
        assertThat(Instant.parse(resolve(after).get("dueAt").toString()))
                .isAfter(Instant.parse(clockBefore.get("dueAt").toString()).plus(1000, ChronoUnit.DAYS));
    }

    @Test
    void tellsADeadlineInAYearThatIsNotKnownAsProvisional() {
        assertThat(publish(draft("it-" + unique, "hours", List.of("09:00-09:01")))
                        .status())
                .isEqualTo(201);
        Answer order = accepted();
        assertThat(resolve(order)).containsEntry("provisional", true);
        Map<String, Object> listed = agent.get(ORDERS + "?owner=me").items().get(0);
        assertThat(clocks(listed.get("clocks"), "resolve")).containsEntry("provisional", true);
        Visitor visitor = Visitor.as(Person.with(Role.AGENT, Portal.STAFF).numbered("t-a" + unique));
        assertThat(visitor.open("/workorder/work-order?id=" + order.text("id")).body())
                .contains("暂定")
                .contains("该时钟所用的日历没有到期年份的放假安排");
        assertThat(visitor.open("/workorder/work-orders?owner=t-a" + unique).body())
                .contains("暂定");
        assertThat(visitor.open("/desk").body()).contains("暂定");
    }

    @Test
    void showsWhatWouldChangeAndWritesNothing() {
        Answer before = reader.get(CALENDAR);
        Answer preview = publisher.post(CALENDAR + "/preview", draft("it-" + unique, "year", 2061));
        assertThat(preview.status()).as(preview.toString()).isEqualTo(200);
        assertThat(preview.json())
                .containsEntry("basedOn", before.json().get("inForce"))
                .containsEntry("workdaysBefore", 260L)
                .containsEntry("workdaysAfter", 260L);
        assertThat(preview.body()).contains("\"day\":\"2061-01-01\"", "\"before\":\"weekend\"", "\"after\":\"off\"");
        assertThat(before.header("ETag").orElseThrow())
                .as("of the same version")
                .startsWith(preview.header("ETag").orElseThrow().replaceAll("\"$", "."));
        assertThat(reader.get(CALENDAR).body()).isEqualTo(before.body());
    }

    @Test
    void publishesTheYearOfAFile() {
        Answer read = publisher.send(
                "POST",
                CALENDAR + "/csv",
                "日期,至,类型,工作时间\n2062-01-01,2062-01-03,放假,\n2062-01-07,,补班,\n2062-02-06,,时间,09:00-12:00\n",
                "Content-Type",
                "text/csv");
        assertThat(read.status()).as(read.toString()).isEqualTo(200);
        Map<String, Object> draft = draft("it-" + unique, "year", 2062);
        draft.put("days", read.json().get("days"));
        assertThat(publish(draft).status()).isEqualTo(201);
        Answer year = reader.get(CALENDAR + "/versions/it-" + unique + "/years/2062");
        assertThat(year.json()).containsEntry("known", true);
        assertThat(year.body())
                .contains("{\"day\":\"2062-01-03\",\"hours\":[],\"kind\":\"off\"}")
                .contains("{\"day\":\"2062-01-07\",\"hours\":[\"09:00-12:00\",\"13:30-18:00\"],\"kind\":\"make-up\"}")
                .contains("{\"day\":\"2062-02-06\",\"hours\":[\"09:00-12:00\"],\"kind\":\"other-hours\"}");
        assertThat(reader.get(CALENDAR + "/versions/it-" + unique + "/years/2026")
                        .json())
                .containsEntry("workdays", 248L);
        assertThat(reader.get(CALENDAR + "/versions/it-" + unique + "/years/2098")
                        .json())
                .containsEntry("known", false);
    }

    @Test
    void publishesOnceByOneKeyAndOnlyWhatWasSeen() {
        Map<String, Object> draft = draft("it-" + unique);
        String seen = reader.get(CALENDAR).header("ETag").orElseThrow();
        problem(publisher.post(CALENDAR + "/versions", draft), 428, "platform.if-match-missing");
        problem(publisher.post(CALENDAR + "/versions", draft, "If-Match", "\"0\""), 412, "platform.stale");
        Answer first =
                publisher.post(CALENDAR + "/versions", draft, "If-Match", seen, "Idempotency-Key", "k-" + unique);
        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        Answer again =
                publisher.post(CALENDAR + "/versions", draft, "If-Match", seen, "Idempotency-Key", "k-" + unique);
        assertThat(again.status()).as(again.toString()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(count("version = ?", "it-" + unique)).isOne();
        assertThat(publisher
                        .post(
                                CALENDAR + "/versions",
                                draft("other-" + unique),
                                "If-Match",
                                seen,
                                "Idempotency-Key",
                                "k-" + unique)
                        .status())
                .isEqualTo(422);
        problem(publish(draft), 409, "workorder.calendar-version-taken");
    }

    @Test
    void letsOneOfTenPublishWhoSawTheSame() {
        String seen = reader.get(CALENDAR).header("ETag").orElseThrow();
        List<Integer> statuses = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        publisher.post(CALENDAR + "/versions", draft("it-" + unique + "-" + i), "If-Match", seen)))
                .toList()
                .stream()
                .map(answer -> answer.join().status())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(201, 412, 412, 412, 412, 412, 412, 412, 412, 412);
    }

    @Test
    void takesAnUpcomingVersionBackAndNoOther() {
        Instant from = clock.instant().plus(20, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> draft = draft("it-" + unique, "validFrom", from.toString());
        Answer published = publish(draft);
        assertThat(published.text("state")).isEqualTo("upcoming");
        assertThat(reader.get(CALENDAR).text("inForce")).isNotEqualTo("it-" + unique);
        problem(
                publish(draft(
                        "early-" + unique, "validFrom", from.minusSeconds(1).toString())),
                400,
                "platform.invalid-input");
        Answer correction = publish(draft("it-" + unique + "-2"));
        assertThat(correction.text("validFrom")).isEqualTo(from.toString());

        String withdrawal = CALENDAR + "/versions/it-" + unique + "/withdrawal";
        problem(publisher.send("POST", withdrawal, null), 428, "platform.if-match-missing");
        problem(publisher.send("POST", withdrawal, null, "If-Match", "\"7\""), 412, "platform.stale");
        Answer withdrawn = publisher.send("POST", withdrawal, null, "If-Match", "\"1\"");
        assertThat(withdrawn.status()).as(withdrawn.toString()).isEqualTo(200);
        assertThat(withdrawn.json()).containsEntry("state", "withdrawn").containsEntry("withdrawnBy", "t-s" + unique);
        problem(publisher.send("POST", withdrawal, null, "If-Match", "\"2\""), 409, "workorder.calendar-version-used");
        problem(publish(draft), 409, "workorder.calendar-version-taken");
        problem(
                publisher.send("POST", CALENDAR + "/versions/cn-2024-2026/withdrawal", null, "If-Match", "\"1\""),
                409,
                "workorder.calendar-version-used");
        problem(
                publisher.send("POST", CALENDAR + "/versions/nothing/withdrawal", null, "If-Match", "\"1\""),
                404,
                "workorder.unknown-calendar-version");

        clock.stopAt(from.plusSeconds(1));
        assertThat(as(() -> reading.book().inForce().version(), WorkorderPermissions.CALENDAR_READ))
                .isEqualTo("it-" + unique + "-2");
        for (Instant tooLate : List.of(from.plusSeconds(1), from, from.minusSeconds(100))) {
            clock.stopAt(tooLate);
            assertThatExceptionOfType(CalendarVersionUsed.class)
                    .isThrownBy(() -> as(
                            () -> publishing.withdraw("it-" + unique + "-2", "\"1\""),
                            WorkorderPermissions.CALENDAR_PUBLISH));
        }
    }

    @Test
    void leavesAnEntryOfEachPublishingAndWithdrawal() {
        publish(draft(
                "it-" + unique,
                "validFrom",
                clock.instant().plus(9, ChronoUnit.DAYS).toString()));
        publisher.send("POST", CALENDAR + "/versions/it-" + unique + "/withdrawal", null, "If-Match", "\"1\"");
        assertThat(sql.list(
                        "SELECT action || ' ' || actor || ' ' || outcome FROM audit.entry WHERE actor = ?"
                                + " AND (leaf::jsonb)->>'object' = ? ORDER BY id",
                        row -> row.getString(1),
                        "t-s" + unique,
                        "workorder.working-calendar/it-" + unique))
                .containsExactly(
                        "workorder.calendar.publish t-s" + unique + " done",
                        "workorder.calendar.withdraw t-s" + unique + " done");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        Map<String, Object> past = draft("it-" + unique, "validFrom", "2020-01-01T00:00:00Z");
        for (Map<String, Object> wrong : List.of(
                past,
                draft("it-" + unique, "validFrom", "2199-01-01T00:00:00Z"),
                draft("it-" + unique, "validFrom", "tomorrow"),
                draft("Not A Name"),
                draft("x".repeat(41)),
                draft("it-" + unique, "year", 1999),
                draft("it-" + unique, "year", "2060"),
                draft("it-" + unique, "year", 99999999999L),
                draft("it-" + unique, "hours", List.of()),
                draft("it-" + unique, "hours", List.of("12:00-09:00")),
                draft("it-" + unique, "hours", List.of("9-12")),
                draft("it-" + unique, "hours", List.of("09:00-12:00", "11:00-13:00")),
                draft("it-" + unique, "days", List.of()),
                draft("it-" + unique, "days", List.of(Map.of("kind", "party", "from", "2060-01-01"))),
                draft("it-" + unique, "days", List.of(Map.of("kind", "off"))),
                draft(
                        "it-" + unique,
                        "days",
                        List.of(Map.of("kind", "off", "from", "2060-01-02", "until", "2060-01-01"))),
                draft("it-" + unique, "days", List.of(Map.of("kind", "off", "from", "2059-01-01"))),
                draft("it-" + unique, "days", List.of(Map.of("kind", "hours", "from", "2060-01-01"))))) {
            problem(publisher.post(CALENDAR + "/preview", wrong), 400, "platform.invalid-input");
            problem(publish(wrong), 400, "platform.invalid-input");
        }
        problem(
                publisher.send("POST", CALENDAR + "/versions", "null", "If-Match", "\"1\""),
                400,
                "platform.invalid-input");
        problem(
                publisher.send("POST", CALENDAR + "/csv", "date,kind\n2060-13-01,off\n", "Content-Type", "text/csv"),
                400,
                "platform.invalid-input");
        problem(
                publisher.send("POST", CALENDAR + "/csv", "x".repeat(300_000), "Content-Type", "text/csv"),
                413,
                "platform.too-large");
        problem(reader.get(CALENDAR + "/versions/none"), 404, "workorder.unknown-calendar-version");
        problem(reader.get(CALENDAR + "/versions/cn-2024-2026/years/1999"), 400, "platform.invalid-input");
        assertThat(reader.get(CALENDAR + "/versions/cn-2024-2026/years/x").status())
                .isIn(400, 404);
        assertThat(count("version = ?", "it-" + unique)).isZero();
    }

    @Test
    void isPublishedByNobodyWhoMayOnlyRead() {
        Map<String, Object> draft = draft("it-" + unique);
        problem(reader.post(CALENDAR + "/versions", draft, "If-Match", "\"1\""), 403, "platform.permission-missing");
        problem(reader.post(CALENDAR + "/preview", draft), 403, "platform.permission-missing");
        problem(
                reader.send("POST", CALENDAR + "/csv", "date,kind\n", "Content-Type", "text/csv"),
                403,
                "platform.permission-missing");
        problem(
                reader.send("POST", CALENDAR + "/versions/cn-2024-2026/withdrawal", null, "If-Match", "\"1\""),
                403,
                "platform.permission-missing");
        problem(agent.get(CALENDAR), 403, "platform.permission-missing");
        Visitor inspector = Visitor.as(Person.with(Role.QUALITY_INSPECTOR, Portal.SUPERVISION));
        assertThat(inspector.open("/workorder/working-calendar").body()).doesNotContain("新建版本");
        assertThat(inspector.open("/workorder/working-calendar-new").status()).isEqualTo(403);
        assertThat(Visitor.as(Person.with(Role.TRAINER, Portal.SUPERVISION))
                        .open("/workorder/working-calendar")
                        .status())
                .isEqualTo(403);
        assertThatExceptionOfType(PermissionMissing.class)
                .isThrownBy(() ->
                        as(() -> publishing.withdraw("cn-2024-2026", "\"1\""), WorkorderPermissions.CALENDAR_READ));
        assertThatExceptionOfType(PermissionMissing.class)
                .isThrownBy(() -> as(() -> reading.book(), WorkorderPermissions.CALENDAR_PUBLISH));
    }

    /** Nobody changes or removes a version, not even the application itself. */
    @Test
    void isKeptByTheDatabaseAsItWasPublished() {
        for (String change : List.of(
                "UPDATE workorder.working_calendar SET definition = 'zone UTC' WHERE version = 'cn-2024-2026'",
                "UPDATE workorder.working_calendar SET in_force_from = now() WHERE version = 'cn-2024-2026'",
                "DELETE FROM workorder.working_calendar WHERE version = 'cn-2024-2026'")) {
            assertThatIllegalStateException().isThrownBy(() -> sql.change(change));
        }
    }

    @Test
    void remindsWhoeverPublishesFromNovemberOnOnceAWeek() throws Exception {
        watchAt("2063-10-31T15:59:00Z");
        assertThat(remindersOf(2064)).isZero();
        watchAt("2063-10-31T16:01:00Z"); // 1 November in Shanghai
        watchAt("2063-11-05T00:00:00Z");
        assertThat(remindersOf(2064)).isOne();
        watchAt("2063-11-09T00:00:00Z");
        assertThat(remindersOf(2064)).isEqualTo(2);
        clock.runAgain();
        Map<String, Object> draft = draft("it-" + unique, "year", 2064);
        draft.put("days", List.of(Map.of("kind", "off", "from", "2064-01-01")));
        assertThat(publish(draft).status()).isEqualTo(201);
        watchAt("2063-11-20T00:00:00Z");
        assertThat(remindersOf(2064)).isEqualTo(2);
        sql.change("DELETE FROM workorder.calendar_reminder WHERE year > 2060");
        sql.change("DELETE FROM platform.notice WHERE kind = 'workorder.calendar-year-missing' AND at > '2060-01-01'");
    }

    @Test
    void showsYearsAndVersionsOnItsPage() {
        Visitor visitor = Visitor.as(supervisor);
        String page = visitor.open("/workorder/working-calendar?version=cn-2024-2026&year=2026")
                .body();
        assertThat(page)
                .contains("2026 年工作日历", "cn-2024-2026", "随系统提供", "02-15 – 02-23", "2026-02-14", "星期六", "调休上班")
                .doesNotContain("???");
        assertThat(visitor.open("/workorder/working-calendar?year=2099").body()).contains("尚未公布：按周一至周五推算");
        for (String odd : List.of("year=x", "year=-5", "year=99999999999", "version=%3Cb%3E", "version=")) {
            assertThat(visitor.open("/workorder/working-calendar?" + odd).status())
                    .as(odd)
                    .isEqualTo(200);
        }
    }

    @Test
    void namesTheDayThatIsWrongOnThePage() {
        Visitor visitor = Visitor.as(supervisor);
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "draft:year", "2065",
                "draft:off", "2065-01-01..2065-01-03",
                "draft:work", "2065-01-10\n2065-01-12",
                "draft:otherHours", "",
                "draft:hours", "09:00-12:00 13:30-18:00",
                "draft:version", "it-" + unique));
        Answer page = visitor.open("/workorder/working-calendar-new");
        Answer refused = press(visitor, page, "draft:look", form);
        assertThat(refused.body()).contains("2065-01-12：调休上班日应是周六或周日").doesNotContain("draft:publish");
        assertThat(count("version = ?", "it-" + unique)).isZero();
    }

    private static Answer press(Visitor visitor, Answer page, String button, Map<String, String> fields) {
        Map<String, String> form = Visitor.filled(page, "draft", button, fields);
        return visitor.submitFile("/workorder/working-calendar-new", form, "draft:file", "", "");
    }

    private void watchAt(String moment) {
        clock.stopAt(Instant.parse(moment));
        JobKind watch = jobs.stream()
                .filter(kind -> kind.name().equals("workorder.calendar-watch"))
                .findFirst()
                .orElseThrow();
        assertThat(watch.every()).isPresent();
        try {
            watch.run(null);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int remindersOf(int year) {
        return (int) sql.number(
                "SELECT count(*) FROM platform.notice WHERE kind = 'workorder.calendar-year-missing'"
                        + " AND permission = 'workorder.calendar.publish' AND words->>0 = ?",
                Integer.toString(year));
    }

    private <T> T as(Supplier<T> work, String permission) {
        SignedInActor actor = new SignedInActor(
                new StaffId("t-x"), "测试", Portal.SUPERVISION, null, Set.of(permission), "-", "127.0.0.1", null, clock);
        try {
            return acting.call(actor, work::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer accepted() {
        Answer registered = agent.post("/api/crm/customers", Map.of("name", "测试客户", "evenIfSimilar", true));
        assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
        Answer order = agent.post(
                ORDERS,
                Map.of(
                        "customer",
                        registered.text("id"),
                        "channel",
                        "phone",
                        "type",
                        "technical",
                        "priority",
                        "normal",
                        "description",
                        "打不开"));
        assertThat(order.status()).as(order.toString()).isEqualTo(201);
        return order;
    }

    private static Map<String, Object> resolve(Answer order) {
        return clocks(order.json().get("clocks"), "resolve");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> clocks(Object clocks, String kind) {
        return ((List<Map<String, Object>>) clocks)
                .stream().filter(c -> c.get("kind").equals(kind)).findFirst().orElseThrow();
    }

    private Map<String, Object> draft(String version) {
        return new HashMap<>(
                Map.of("version", version, "year", 2060, "days", List.of(Map.of("kind", "off", "from", "2060-01-01"))));
    }

    private Map<String, Object> draft(String version, String member, Object value) {
        Map<String, Object> draft = draft(version);
        draft.put(member, value);
        if (member.equals("year") && value instanceof Integer year) {
            draft.put("days", List.of(Map.of("kind", "off", "from", year + "-01-01")));
        }
        return draft;
    }

    private Answer publish(Map<String, Object> draft) {
        return publisher.post(
                CALENDAR + "/versions",
                draft,
                "If-Match",
                reader.get(CALENDAR).header("ETag").orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> versions() {
        return (List<Map<String, Object>>) reader.get(CALENDAR).json().get("versions");
    }

    private int count(String where, Object... arguments) {
        return (int) sql.number("SELECT count(*) FROM workorder.working_calendar WHERE " + where, arguments);
    }

    private static void problem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.text("type")).as(answer.toString()).isEqualTo("urn:shouwen:problem:" + code);
    }
}
