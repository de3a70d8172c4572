package io.shouwen.performance.demo;

import io.shouwen.performance.exam.TestMark;
import io.shouwen.performance.exam.TestMarks;
import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactContent.Engaged;
import io.shouwen.performance.fact.FactContent.Inspected;
import io.shouwen.performance.fact.FactContent.Tested;
import io.shouwen.performance.fact.Facts;
import io.shouwen.performance.fact.Quarter;
import io.shouwen.performance.fact.RolePeriod;
import io.shouwen.performance.inspection.Inspection;
import io.shouwen.performance.inspection.InspectionMethod;
import io.shouwen.performance.inspection.Inspections;
import io.shouwen.performance.inspection.Rubric;
import io.shouwen.performance.people.People;
import io.shouwen.performance.people.Person;
import io.shouwen.platform.demo.DemoPeople;
import io.shouwen.platform.demo.DemoStory;
import io.shouwen.platform.demo.DemoStory.DemoPerson;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Writes the invented levels, inspections and tests, each kind in one transaction. */
@ApplicationScoped
@Transactional
class DemoRecords {

    private static final int WEEKS = 13;
    private static final int INSPECTIONS_A_WEEK = 3;

    private final People people;
    private final Facts facts;
    private final Inspections inspections;
    private final TestMarks tests;
    private final AuditLog audit;

    @Inject
    DemoRecords(People people, Facts facts, Inspections inspections, TestMarks tests, AuditLog audit) {
        this.people = people;
        this.facts = facts;
        this.inspections = inspections;
        this.tests = tests;
        this.audit = audit;
    }

    protected DemoRecords() { // CDI proxy
        this(null, null, null, null, null);
    }

    /** Levels and groups; one promotion and one joiner inside the last months, so that pro-rating shows (F28). */
    void engage(DemoStory story, List<DemoPerson> agents, boolean[] seniors) {
        Random chance = story.chance("performance.people");
        YearMonth thisMonth = story.zone().monthOf(story.now());
        Instant at = story.zone().startOf(thisMonth.minusMonths(4));
        List<Fact> engagements = new ArrayList<>();
        for (int i = 0; i < agents.size(); i++) {
            StaffId staff = agents.get(i).id();
            String group = DemoPeople.groups().entrySet().stream()
                    .filter(entry -> entry.getValue().contains(staff))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
            LocalDate joined = thisMonth.minusMonths(seniors[i] ? 30 : 8 + i).atDay(1);
            List<RolePeriod> periods;
            if (seniors[i]) {
                periods = List.of(new RolePeriod(joined, null, "senior", group));
            } else if (i == 1) {
                LocalDate promoted = thisMonth.minusMonths(2).atDay(11);
                periods = List.of(
                        new RolePeriod(joined, promoted.minusDays(1), "junior", group),
                        new RolePeriod(promoted, null, "intermediate", group));
            } else if (i == 2) {
                periods = List.of(new RolePeriod(thisMonth.minusMonths(2).atDay(8), null, "junior", group));
            } else {
                periods = List.of(new RolePeriod(joined, null, i % 3 == 0 ? "intermediate" : "junior", group));
            }
            Person person = new Person(staff, periods);
            people.add(person);
            String object = "performance.person/" + staff;
            UUID entry = audit.record(AuditEvent.done("performance.people.edit", object));
            engagements.add(new Fact(id(at.plusSeconds(i), chance), staff, object, new Engaged(periods), entry));
        }
        facts.append(engagements);
        people.flush();
    }

    /** Three inspections per agent and week (F6), in the order of their times. */
    void inspect(DemoStory story, List<DemoPerson> agents, List<DemoPerson> inspectors) {
        Random chance = story.chance("performance.inspections");
        LocalDate today = story.zone().dateOf(story.now());
        List<Inspection> marked = new ArrayList<>();
        List<Fact> told = new ArrayList<>();
        for (int i = 0; i < agents.size(); i++) {
            int ability = 78 + chance.nextInt(17);
            for (int week = 0; week < WEEKS; week++) {
                for (int n = 0; n < INSPECTIONS_A_WEEK; n++) {
                    LocalDate day = today.minusDays(7L * week + 1 + chance.nextInt(5));
                    Instant at = day.atTime(LocalTime.of(9 + chance.nextInt(9), chance.nextInt(60)))
                            .atZone(story.zone().id())
                            .toInstant();
                    DemoPerson inspector = inspectors.get(chance.nextInt(inspectors.size()));
                    InspectionMethod method =
                            InspectionMethod.values()[chance.nextInt(InspectionMethod.values().length)];
                    Inspected content = Rubric.standard()
                            .mark(
                                    mark(ability, chance),
                                    mark(ability, chance),
                                    mark(ability, chance),
                                    mark(ability, chance));
                    UUID id = id(at, chance);
                    String object = "performance.inspection/" + id;
                    UUID entry = audit.record(AuditEvent.done("performance.inspection.mark", object));
                    Fact fact = new Fact(id(at, chance), agents.get(i).id(), object, content, entry);
                    told.add(fact);
                    marked.add(new Inspection(
                            id, agents.get(i).id(), inspector.id(), method, null, content, at, fact.id()));
                }
            }
        }
        facts.append(told);
        inspections.add(marked);
    }

    /** A test for each quarter that the three months touch. */
    void test(DemoStory story, List<DemoPerson> agents, DemoPerson trainer) {
        Random chance = story.chance("performance.tests");
        YearMonth thisMonth = story.zone().monthOf(story.now());
        List<TestMark> marks = new ArrayList<>();
        List<Fact> told = new ArrayList<>();
        for (Quarter quarter : List.of(Quarter.of(thisMonth.minusMonths(3)), Quarter.of(thisMonth)).stream()
                .distinct()
                .toList()) {
            Instant at = story.zone().startOf(quarter.firstMonth().atDay(15)).plusSeconds(10 * 3600);
            if (at.isAfter(story.now())) {
                continue;
            }
            for (DemoPerson agent : agents) {
                BigDecimal mark = BigDecimal.valueOf(68 + chance.nextInt(31));
                Instant markedAt = at.plusSeconds(chance.nextInt(7200));
                UUID id = id(markedAt, chance);
                String object = "performance.test-mark/" + id;
                UUID entry = audit.record(AuditEvent.done("performance.test.mark", object));
                Fact fact = new Fact(id(markedAt, chance), agent.id(), object, new Tested(quarter, mark), entry);
                told.add(fact);
                marks.add(new TestMark(id, agent.id(), quarter, mark, trainer.id(), markedAt, fact.id()));
            }
        }
        facts.append(told);
        tests.add(marks);
    }

    private static BigDecimal mark(int ability, Random chance) {
        return BigDecimal.valueOf(Math.max(0, Math.min(100, ability + chance.nextInt(13) - 6)));
    }

    private static UUID id(Instant at, Random chance) {
        byte[] random = new byte[10];
        chance.nextBytes(random);
        return UuidV7.at(at, random);
    }
}
