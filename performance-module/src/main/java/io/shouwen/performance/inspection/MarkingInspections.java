package io.shouwen.performance.inspection;

import io.shouwen.performance.Audited;
import io.shouwen.performance.Inputs;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactContent.Inspected;
import io.shouwen.performance.fact.Facts;
import io.shouwen.performance.people.UnknownPerson;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.workorder.order.WorkOfStaff;
import io.shouwen.workorder.order.WorkOrderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A supervisor or inspector marks an inspection; it becomes a fact at once (F6). */
@ApplicationScoped
@Transactional
public class MarkingInspections {

    private static final Pattern WORK_ORDER = Pattern.compile("workorder/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final Inspections inspections;
    private final Facts facts;
    private final StaffDirectory directory;
    private final WorkOfStaff work;
    private final Actor actor;
    private final AuditLog audit;
    private final Audited audited;
    private final Clock clock;

    @Inject
    public MarkingInspections(
            Inspections inspections,
            Facts facts,
            StaffDirectory directory,
            WorkOfStaff work,
            Actor actor,
            AuditLog audit,
            Audited audited,
            Clock clock) {
        this.inspections = inspections;
        this.facts = facts;
        this.directory = directory;
        this.work = work;
        this.actor = actor;
        this.audit = audit;
        this.audited = audited;
        this.clock = clock;
    }

    protected MarkingInspections() { // CDI proxy
        this(null, null, null, null, null, null, null, null);
    }

    /**
     * What is marked.
     *
     * @param caseReference a work order of the member of staff, such as {@code workorder/0190…}, or null
     * @param inspectedAt null for now; the fact belongs to its month
     */
    public record Marks(
            StaffId staff,
            InspectionMethod method,
            String caseReference,
            BigDecimal professionalism,
            BigDecimal efficiency,
            BigDecimal attitude,
            BigDecimal result,
            Instant inspectedAt) {}

    @RequiresPermission(PerformancePermissions.INSPECT)
    public UUID mark(Marks marks) {
        return audited.act("performance.inspection.mark", "performance.person/" + marks.staff(), () -> {
            requireValid(marks);
            directory.find(marks.staff()).orElseThrow(() -> new UnknownPerson(marks.staff()));
            if (marks.staff().equals(actor.id())) {
                throw new NobodyInspectsThemselves();
            }
            requireTheirCase(marks);
            Instant at = marks.inspectedAt() == null ? clock.instant() : marks.inspectedAt();
            UUID id = UuidV7.at(clock.instant());
            String object = "performance.inspection/" + id;
            Inspected content = Rubric.standard()
                    .mark(marks.professionalism(), marks.efficiency(), marks.attitude(), marks.result());
            AuditEvent event = AuditEvent.done("performance.inspection.mark", object);
            UUID entry = audit.record(marks.caseReference() == null ? event : event.onCase(marks.caseReference()));
            Fact fact = Fact.at(at, marks.staff(), object, content, entry);
            facts.append(List.of(fact));
            inspections.add(List.of(new Inspection(
                    id, marks.staff(), actor.id(), marks.method(), marks.caseReference(), content, at, fact.id())));
            return id;
        });
    }

    @RequiresPermission(PerformancePermissions.READ_INSPECTIONS)
    public List<Inspection> page(StaffId staff, UUID before, int limit) {
        return inspections.page(staff, before, limit);
    }

    @RequiresPermission(PerformancePermissions.READ_INSPECTIONS)
    public Inspection get(UUID id) {
        return inspections.find(id).orElseThrow(() -> new UnknownInspection(id));
    }

    private void requireValid(Marks marks) {
        List<InvalidInput.FieldProblem> problems = new ArrayList<>();
        requireMark(problems, "professionalism", marks.professionalism());
        requireMark(problems, "efficiency", marks.efficiency());
        requireMark(problems, "attitude", marks.attitude());
        requireMark(problems, "result", marks.result());
        if (marks.method() == null) {
            problems.add(new InvalidInput.FieldProblem(
                    "method", "performance.unknown-method", "recording, text or on-site"));
        }
        requireOfOurTime(problems, marks.inspectedAt());
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private void requireTheirCase(Marks marks) {
        if (marks.caseReference() == null) {
            return;
        }
        Matcher workOrder = WORK_ORDER.matcher(marks.caseReference());
        if (!workOrder.matches()) {
            throw InvalidInput.of("caseReference", "performance.not-a-case", "workorder/ and a UUID");
        }
        if (!work.includes(marks.staff(), WorkOrderId.parse(workOrder.group(1)))) {
            throw InvalidInput.of(
                    "caseReference", "performance.not-their-case", "a work order that the member of staff worked on");
        }
    }

    private void requireOfOurTime(List<InvalidInput.FieldProblem> problems, Instant inspectedAt) {
        Instant now = clock.instant();
        Instant earliest = Inputs.earliest(now);
        if (inspectedAt != null && (inspectedAt.isBefore(earliest) || inspectedAt.isAfter(now))) {
            problems.add(new InvalidInput.FieldProblem(
                    "inspectedAt",
                    inspectedAt.isBefore(earliest) ? "performance.too-long-ago" : "performance.not-yet",
                    "a time that has passed, not before " + earliest.truncatedTo(ChronoUnit.SECONDS)));
        }
    }

    private static void requireMark(List<InvalidInput.FieldProblem> problems, String field, BigDecimal mark) {
        if (!Inputs.isMark(mark)) {
            problems.add(new InvalidInput.FieldProblem(
                    field, "performance.not-a-mark", "0 to 100 with at most two decimals"));
        }
    }
}
