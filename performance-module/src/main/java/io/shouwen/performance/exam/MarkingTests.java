package io.shouwen.performance.exam;

import io.shouwen.performance.Audited;
import io.shouwen.performance.Inputs;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactContent.Tested;
import io.shouwen.performance.fact.Facts;
import io.shouwen.performance.fact.Quarter;
import io.shouwen.performance.people.UnknownPerson;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A trainer or supervisor enters the mark of a quarterly test; it becomes a fact at once (F3). */
@ApplicationScoped
@Transactional
public class MarkingTests {

    private final TestMarks marks;
    private final Facts facts;
    private final StaffDirectory directory;
    private final Actor actor;
    private final AuditLog audit;
    private final Audited audited;
    private final OrganisationZone zone;
    private final Clock clock;

    @Inject
    public MarkingTests(
            TestMarks marks,
            Facts facts,
            StaffDirectory directory,
            Actor actor,
            AuditLog audit,
            Audited audited,
            OrganisationZone zone,
            Clock clock) {
        this.marks = marks;
        this.facts = facts;
        this.directory = directory;
        this.actor = actor;
        this.audit = audit;
        this.audited = audited;
        this.zone = zone;
        this.clock = clock;
    }

    protected MarkingTests() { // CDI proxy
        this(null, null, null, null, null, null, null, null);
    }

    @RequiresPermission(PerformancePermissions.MARK_TESTS)
    public UUID mark(StaffId staff, Quarter quarter, BigDecimal mark) {
        return audited.act("performance.test.mark", "performance.person/" + staff, () -> {
            Instant now = clock.instant();
            if (!Inputs.isMark(mark)) {
                throw InvalidInput.of("mark", "performance.not-a-mark", "0 to 100 with at most two decimals");
            }
            requireOfOurTime(quarter, now);
            directory.find(staff).orElseThrow(() -> new UnknownPerson(staff));
            if (staff.equals(actor.id())) {
                throw new NobodyMarksTheirOwnTest();
            }
            UUID id = UuidV7.at(now);
            String object = "performance.test-mark/" + id;
            UUID entry = audit.record(AuditEvent.done("performance.test.mark", object));
            Fact fact = Fact.at(now, staff, object, new Tested(quarter, mark), entry);
            facts.append(List.of(fact));
            marks.add(List.of(new TestMark(id, staff, quarter, mark, actor.id(), now, fact.id())));
            return id;
        });
    }

    private void requireOfOurTime(Quarter quarter, Instant now) {
        Quarter first = Quarter.of(zone.monthOf(Inputs.earliest(now)));
        Quarter last = Quarter.of(zone.monthOf(now));
        if (quarter.compareTo(first) < 0 || quarter.compareTo(last) > 0) {
            throw InvalidInput.of(
                    "quarter",
                    quarter.compareTo(first) < 0 ? "performance.too-long-ago" : "performance.not-yet",
                    "a quarter that has begun, from " + first + " to " + last);
        }
    }

    @RequiresPermission(PerformancePermissions.READ_TESTS)
    public List<TestMark> page(UUID before, int limit) {
        return marks.page(before, limit);
    }

    /** A test is marked by somebody else. */
    public static final class NobodyMarksTheirOwnTest extends Refusal {
        NobodyMarksTheirOwnTest() {
            super(
                    Kind.FORBIDDEN,
                    "performance.nobody-marks-their-own-test",
                    "ask a colleague to mark your test",
                    Map.of());
        }
    }
}
