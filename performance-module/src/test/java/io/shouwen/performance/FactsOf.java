package io.shouwen.performance;

import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactContent;
import io.shouwen.performance.fact.FactSet;
import io.shouwen.performance.fact.Quarter;
import io.shouwen.performance.fact.RatingSource;
import io.shouwen.performance.fact.RolePeriod;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Facts for tests: one agent and month at a time, ids counted so that two runs of a test see the same. */
public final class FactsOf {

    public static final OrganisationZone ZONE = new OrganisationZone(ZoneId.of("Asia/Shanghai"));
    public static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    public static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);

    private final List<Fact> facts = new ArrayList<>();
    private long count;
    private StaffId agent = new StaffId("1001");
    private YearMonth month = OCTOBER;

    public FactsOf agent(String staff) {
        agent = new StaffId(staff);
        return this;
    }

    public FactsOf month(YearMonth other) {
        month = other;
        return this;
    }

    /** The example of scoring.md: 1001, October, without the level. */
    public FactsOf workingExample() {
        return ratings(RatingSource.CUSTOMER, 8, 5)
                .ratings(RatingSource.CUSTOMER, 3, 4)
                .ratings(RatingSource.CUSTOMER, 1, 2)
                .ratings(RatingSource.CALLBACK, 3, 5)
                .ratings(RatingSource.CALLBACK, 1, 4)
                .closed(100, 330, 93, 3)
                .test(Quarter.of(month), "84")
                .inspection("88")
                .inspection("92")
                .inspection("90");
    }

    public FactsOf ratings(RatingSource source, int count, int stars) {
        for (int i = 0; i < count; i++) {
            add("workorder.work-order/r" + this.count, new FactContent.Rated(source, stars));
        }
        return this;
    }

    /** @param inTime how many of them were answered in time; @param reopened how many were reopened in the window */
    public FactsOf closed(int count, long minutes, int inTime, int reopened) {
        for (int i = 0; i < count; i++) {
            String about = "workorder.work-order/" + agent + month + this.count;
            add(about, new FactContent.Closed(minutes, "phone", i < inTime));
            if (i < reopened) {
                add(about, new FactContent.Reopened(true));
            }
        }
        return this;
    }

    public FactsOf test(Quarter quarter, String mark) {
        return add("performance.test-mark/" + count, new FactContent.Tested(quarter, new BigDecimal(mark)));
    }

    public FactsOf inspection(String mark) {
        BigDecimal value = new BigDecimal(mark);
        return add(
                "performance.inspection/" + count,
                new FactContent.Inspected(value, value, value, value, value, "standard v1"));
    }

    public FactsOf role(String from, String until, String level, String group) {
        return roles(List.of(
                new RolePeriod(LocalDate.parse(from), until == null ? null : LocalDate.parse(until), level, group)));
    }

    public FactsOf roles(List<RolePeriod> periods) {
        return add("performance.person/" + agent, new FactContent.Engaged(periods));
    }

    public FactsOf exclude(Fact fact, String reason) {
        return add(
                "performance.fact/" + fact.id(), new FactContent.Excluded(fact.id(), reason, "workorder.incident/7"));
    }

    public FactsOf add(String about, FactContent content) {
        Instant at = ZONE.startOf(month.atDay(2)).plusSeconds(count * 60);
        return addAt(at, about, content);
    }

    public FactsOf addAt(Instant at, String about, FactContent content) {
        byte[] random = ByteBuffer.allocate(10).putLong(2, ++count).array();
        facts.add(new Fact(UuidV7.at(at, random), agent, about, content, new UUID(0, count)));
        return this;
    }

    public Fact last() {
        return facts.get(facts.size() - 1);
    }

    public List<Fact> all() {
        return List.copyOf(facts);
    }

    public FactSet set() {
        return FactSet.of(facts);
    }
}
