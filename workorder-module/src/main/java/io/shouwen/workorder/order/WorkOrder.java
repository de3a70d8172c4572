package io.shouwen.workorder.order;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.database.UuidConverter;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.freetext.KeptText;
import io.shouwen.privacy.freetext.TextColumn;
import io.shouwen.privacy.freetext.TypedText;
import io.shouwen.privacy.rights.ErasedText;
import io.shouwen.workorder.clock.ClockKind;
import io.shouwen.workorder.clock.ClockLimit;
import io.shouwen.workorder.clock.Clockwork;
import io.shouwen.workorder.clock.Counting;
import io.shouwen.workorder.clock.WorkClock;
import io.shouwen.workorder.freetext.FreeText;
import io.shouwen.workorder.freetext.WorkOrderTexts;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A customer's request, from the first contact to its end. Whoever takes it owns it (W5): the owner looks into it,
 * solves it or dispatches it to a department, asks the customer whether the solution helped, and closes it. A department
 * that has it takes it up, solves it or gives it back. A supervisor alone gives it another owner. A closed work order can
 * be opened again (W4).
 *
 * <p>It decides what may happen next and by whom, keeps its promises' clocks, and remembers what happened. Of texts it
 * keeps what may be shown; the originals leave it sealed.
 */
@Entity
@Table(schema = "workorder", name = "work_order")
public class WorkOrder {

    private static final Set<ClockKind> URGENCY = EnumSet.of(ClockKind.PLAN, ClockKind.DEPARTMENT, ClockKind.RESOLVE);
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);
    private static final Duration LONGEST_LIMIT = Duration.ofHours(1000);

    @Id
    @Convert(converter = UuidConverter.class)
    private UUID id;

    private String number;

    @Version
    private long version;

    @Convert(converter = UuidConverter.class)
    private UUID customer;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Enumerated(EnumType.STRING)
    private WorkOrderState state;

    private String type;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    @Enumerated(EnumType.STRING)
    private Complexity complexity;

    @Enumerated(EnumType.STRING)
    private ComplaintGrade grade;

    private String description;
    private String plan;

    @Column(name = "promised_at")
    @Convert(converter = InstantConverter.class)
    private Instant promisedAt;

    private String solution;
    private String feedback;
    private String owner;
    private String department;
    private String handler;

    @Column(name = "solved_by")
    private String solvedBy;

    @Column(name = "contacted_at")
    @Convert(converter = InstantConverter.class)
    private Instant contactedAt;

    @Column(name = "responded_at")
    @Convert(converter = InstantConverter.class)
    private Instant respondedAt;

    @Column(name = "accepted_at")
    @Convert(converter = InstantConverter.class)
    private Instant acceptedAt;

    @Column(name = "solved_at")
    @Convert(converter = InstantConverter.class)
    private Instant solvedAt;

    @Column(name = "confirmed_at")
    @Convert(converter = InstantConverter.class)
    private Instant confirmedAt;

    @Column(name = "closed_at")
    @Convert(converter = InstantConverter.class)
    private Instant closedAt;

    @Column(name = "waiting_since")
    @Convert(converter = InstantConverter.class)
    private Instant waitingSince;

    @Column(name = "handling_minutes")
    private Long handlingMinutes;

    @Column(name = "calendar_version")
    private String calendarVersion;

    private int reopened;

    @Column(name = "due_at")
    @Convert(converter = InstantConverter.class)
    private Instant dueAt;

    @Column(name = "changed_at")
    @Convert(converter = InstantConverter.class)
    private Instant changedAt;

    @OneToMany(mappedBy = "workOrder", cascade = CascadeType.ALL)
    @OrderBy("startedAt, id")
    private List<OrderClock> clocks = new ArrayList<>();

    @Transient
    private List<HistoryEntry> unsaved = new ArrayList<>();

    @Transient
    private List<KeptText> typed = new ArrayList<>();

    protected WorkOrder() {} // JPA

    /** Takes a request. The doer becomes the owner. */
    public static WorkOrder accept(String number, Acceptance taken, Doer by, Clockwork clockwork, Instant now) {
        return accept(new WorkOrderId(UuidV7.at(now)), number, taken, by, clockwork, now);
    }

    /** Takes a request of the past, under an id of that time. */
    public static WorkOrder accept(
            WorkOrderId id, String number, Acceptance taken, Doer by, Clockwork clockwork, Instant now) {
        Instant responded = taken.respondedAt() == null ? now : taken.respondedAt();
        if (taken.contactedAt() != null && taken.contactedAt().isAfter(responded)) {
            throw InvalidInput.of("contactedAt", "workorder.contacted-after-answer", "not later than respondedAt");
        }
        if (taken.contactedAt() != null && taken.contactedAt().isBefore(now.minus(LONGEST_WAIT))) {
            throw InvalidInput.of("contactedAt", "workorder.contacted-long-ago", "within the 30 days before now");
        }
        if (responded.isAfter(now)) {
            throw InvalidInput.of("respondedAt", "workorder.in-the-future", "not later than now");
        }
        WorkOrder order = new WorkOrder();
        order.id = id.value();
        order.number = number;
        order.customer = taken.customer().value();
        order.channel = taken.channel();
        order.type = taken.type();
        order.priority = taken.priority();
        order.complexity = Complexity.GENERAL;
        order.description =
                order.write(WorkOrderTexts.DESCRIPTION, FreeText.required("description", taken.description()));
        order.owner = by.id().value();
        order.contactedAt = taken.contactedAt();
        order.respondedAt = taken.contactedAt() == null ? null : responded;
        order.acceptedAt = now;
        order.calendarVersion = clockwork.calendar().version();
        if (taken.contactedAt() != null) {
            order.start(ClockKind.FIRST_RESPONSE, clockwork, taken.contactedAt());
            order.stop(ClockKind.FIRST_RESPONSE, clockwork, responded);
            order.start(ClockKind.ACCEPT, clockwork, taken.contactedAt());
            order.stop(ClockKind.ACCEPT, clockwork, now);
        }
        order.start(ClockKind.RESOLVE, clockwork, now);
        order.moved(Act.ACCEPT, WorkOrderState.RECEIVED, by, now, null);
        return order;
    }

    /**
     * Says what it is and how it will be solved; may be done again with better knowledge.
     *
     * @throws PromisedInThePast where a promise is new and has gone by already
     */
    public void analyse(Analysis found, Doer by, Clockwork clockwork, Instant now) {
        require(Act.ANALYSE, by);
        if (found.promisedAt() != null
                && !found.promisedAt().isAfter(now)
                && !found.promisedAt().equals(promisedAt)) {
            throw new PromisedInThePast();
        }
        TypedText newPlan = FreeText.optional("plan", found.plan());
        endWaiting(clockwork, now);
        type = found.type();
        priority = found.priority();
        grade = found.grade();
        promisedAt = found.promisedAt();
        if (found.complexity() != complexity) {
            complexity = found.complexity();
            measureBy(complexity, clockwork, now);
        }
        if (newPlan != null) {
            plan = write(WorkOrderTexts.PLAN, newPlan);
            stop(ClockKind.PLAN, clockwork, now);
        }
        moved(Act.ANALYSE, WorkOrderState.ANALYSED, by, now, newPlan);
    }

    /**
     * Gives the work, not the ownership, to a department.
     *
     * @param limit working time that the department has, or null for the policy's
     */
    public void dispatch(String toDepartment, Duration limit, String note, Doer by, Clockwork clockwork, Instant now) {
        require(Act.DISPATCH, by);
        if (limit != null && (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST_LIMIT) > 0)) {
            throw InvalidInput.of("limit", "workorder.not-a-limit", "more than 0, at most " + LONGEST_LIMIT);
        }
        TypedText written = FreeText.optional("note", note);
        endWaiting(clockwork, now);
        department = toDepartment;
        handler = null;
        int round = nextRound(ClockKind.DEPARTMENT);
        if (limit == null) {
            clockwork
                    .start(ClockKind.DEPARTMENT, round, channel.word(), complexity.word(), now)
                    .ifPresent(this::add);
        } else {
            add(clockwork.start(
                    ClockKind.DEPARTMENT, round, new ClockLimit(limit, Counting.WORKING, Duration.ZERO), now));
        }
        moved(Act.DISPATCH, WorkOrderState.DISPATCHED, by, now, written);
    }

    public void takeUp(Doer by, Clockwork clockwork, Instant now) {
        require(Act.TAKE_UP, by);
        endWaiting(clockwork, now);
        handler = by.id().value();
        moved(Act.TAKE_UP, WorkOrderState.IN_PROGRESS, by, now, null);
    }

    /** The department cannot do it, or the owner takes it back. */
    public void giveBack(String reason, Doer by, Clockwork clockwork, Instant now) {
        require(Act.GIVE_BACK, by);
        TypedText written = FreeText.required("reason", reason);
        endWaiting(clockwork, now);
        stop(ClockKind.DEPARTMENT, clockwork, now);
        department = null;
        handler = null;
        moved(Act.GIVE_BACK, WorkOrderState.ANALYSED, by, now, written);
    }

    /** Writes the solution; it stands until the customer has said whether it helped. */
    public void solve(String written, Doer by, Clockwork clockwork, Instant now) {
        require(Act.SOLVE, by);
        TypedText text = FreeText.required("solution", written);
        solution = write(WorkOrderTexts.SOLUTION, text);
        waitingSince = null;
        solvedAt = now;
        solvedBy = by.id().value();
        handlingMinutes = clockwork.byVersion().apply(calendarVersion).minutesBetween(acceptedAt, now);
        pause(ClockKind.RESOLVE, clockwork, now);
        pause(ClockKind.DEPARTMENT, clockwork, now);
        stop(ClockKind.PLAN, clockwork, now);
        moved(Act.SOLVE, WorkOrderState.SOLVED, by, now, text);
    }

    /**
     * What the customer said about the solution.
     *
     * @param helped if not, the work goes on where it was, and so do its clocks
     * @param customerFeedback mandatory where it did not help
     */
    public void confirm(boolean helped, String customerFeedback, Doer by, Clockwork clockwork, Instant now) {
        require(Act.CONFIRM, by);
        if (helped) {
            TypedText said = FreeText.optional("feedback", customerFeedback);
            feedback = write(WorkOrderTexts.FEEDBACK, said);
            confirmedAt = now;
            stop(ClockKind.RESOLVE, clockwork, now);
            stop(ClockKind.DEPARTMENT, clockwork, now);
            moved(Act.CONFIRM, WorkOrderState.CONFIRMED, by, now, said);
            return;
        }
        TypedText written = FreeText.required("feedback", customerFeedback);
        forgetSolution();
        resume(ClockKind.RESOLVE, clockwork, now);
        resume(ClockKind.DEPARTMENT, clockwork, now);
        WorkOrderState back = department == null ? WorkOrderState.ANALYSED : WorkOrderState.IN_PROGRESS;
        moved(Act.CONFIRM, back, by, now, written);
    }

    /** @param customerFeedback what was not written at the confirmation; null keeps that */
    public void close(String customerFeedback, Doer by, Clockwork clockwork, Instant now) {
        require(Act.CLOSE, by);
        TypedText written = FreeText.optional("feedback", customerFeedback);
        if (written != null) {
            feedback = write(WorkOrderTexts.FEEDBACK, written);
        }
        if (solution == null) {
            throw new CannotCloseWithout("solution");
        }
        if (solvedAt == null || handlingMinutes == null) {
            throw new CannotCloseWithout("resolution-time");
        }
        if (feedback == null) {
            throw new CannotCloseWithout("feedback");
        }
        closedAt = now;
        start(ClockKind.CALLBACK, clockwork, solvedAt);
        moved(Act.CLOSE, WorkOrderState.CLOSED, by, now, written);
    }

    /**
     * The customer's problem is back.
     *
     * @return whether inside the window that counts against one-time resolution (W4)
     */
    public boolean reopen(String reason, Doer by, Clockwork clockwork, Instant now) {
        require(Act.REOPEN, by);
        TypedText written = FreeText.required("reason", reason);
        boolean withinWindow = !now.isAfter(solvedAt.plus(clockwork.policy().reopenWindow()));
        stop(ClockKind.CALLBACK, clockwork, now);
        forgetSolution();
        feedback = null;
        forget(WorkOrderTexts.FEEDBACK);
        confirmedAt = null;
        closedAt = null;
        department = null;
        handler = null;
        reopened++;
        start(ClockKind.RESOLVE, clockwork, now);
        moved(Act.REOPEN, WorkOrderState.ANALYSED, by, now, written);
        return withinWindow;
    }

    /** Ownership goes to another, by a supervisor, with a reason (W5). */
    public void handOver(StaffId to, String reason, Doer by, Instant now) {
        require(Act.HAND_OVER, by);
        FreeText.required("reason", reason);
        String before = owner;
        owner = to.value();
        moved(Act.HAND_OVER, state, by, now, TypedText.of(before + " → " + owner + "\n" + reason.strip()));
    }

    /** Nothing can be done until the customer answers: the clocks rest. */
    public void await(String reason, Doer by, Clockwork clockwork, Instant now) {
        require(Act.WAIT, by);
        TypedText written = FreeText.required("reason", reason);
        waitingSince = now;
        URGENCY.forEach(kind -> pause(kind, clockwork, now));
        moved(Act.WAIT, state, by, now, written);
    }

    public void resume(Doer by, Clockwork clockwork, Instant now) {
        require(Act.RESUME, by);
        endWaiting(clockwork, now);
        moved(Act.RESUME, state, by, now, null);
    }

    public void note(String text, Doer by, Instant now) {
        require(Act.NOTE, by);
        moved(Act.NOTE, state, by, now, FreeText.required("note", text));
    }

    /** The callback after the end took place (C5). */
    public void calledBack(String result, Doer by, Clockwork clockwork, Instant now) {
        require(Act.CALL_BACK, by);
        TypedText written = FreeText.required("result", result);
        stop(ClockKind.CALLBACK, clockwork, now);
        moved(Act.CALL_BACK, state, by, now, written);
    }

    /** What this person may do now. */
    public Set<Act> possibleFor(Doer doer) {
        Set<Act> possible = EnumSet.noneOf(Act.class);
        for (Act act : Act.values()) {
            if (follows(act) && allowed(act, doer)) {
                possible.add(act);
            }
        }
        return possible;
    }

    /** Own, one's department's, the queue's; everything for overseers. */
    public boolean visibleTo(Doer doer) {
        return doer.overseer()
                || isOwner(doer)
                || isDepartments(doer)
                || (doer.frontLine() && state == WorkOrderState.RECEIVED);
    }

    void requireVisible(Doer doer) {
        if (!visibleTo(doer)) {
            throw new NotYoursToSee(id());
        }
    }

    private void require(Act act, Doer by) {
        requireVisible(by);
        if (!follows(act)) {
            throw new NotPossibleInState(act, state);
        }
        if (!allowed(act, by)) {
            switch (act) {
                case HAND_OVER -> throw new OnlySupervisorMayHandOver();
                case TAKE_UP -> throw new OnlyDepartmentMayDoThis(act);
                case SOLVE -> {
                    if (state == WorkOrderState.IN_PROGRESS) {
                        throw new OnlyDepartmentMayDoThis(act);
                    }
                    throw new OnlyOwnerMayDoThis(act, owner());
                }
                default -> throw new OnlyOwnerMayDoThis(act, owner());
            }
        }
    }

    private boolean follows(Act act) {
        return act.possibleIn(state)
                && switch (act) {
                    case WAIT -> waitingSince == null;
                    case RESUME -> waitingSince != null;
                    case CALL_BACK ->
                        clock(ClockKind.CALLBACK)
                                .filter(c -> c.state() == WorkClock.State.RUNNING)
                                .isPresent();
                    default -> true;
                };
    }

    private boolean allowed(Act act, Doer by) {
        return switch (act) {
            case ACCEPT -> false;
            case ANALYSE, DISPATCH, CONFIRM, CLOSE, CALL_BACK -> isOwner(by);
            case TAKE_UP -> isDepartments(by);
            case SOLVE -> state == WorkOrderState.IN_PROGRESS ? isDepartments(by) : isOwner(by);
            case GIVE_BACK, WAIT, RESUME -> isOwner(by) || isDepartments(by);
            case NOTE -> isOwner(by) || isDepartments(by) || by.supervisor();
            case REOPEN -> isOwner(by) || by.supervisor();
            case HAND_OVER -> by.supervisor();
        };
    }

    private boolean isOwner(Doer doer) {
        return doer.frontLine() && owner.equals(doer.id().value());
    }

    private boolean isDepartments(Doer doer) {
        return department != null
                && doer.handlesFor().filter(department::equals).isPresent();
    }

    private void moved(Act act, WorkOrderState to, Doer by, Instant now, TypedText note) {
        HistoryEntry entry = new HistoryEntry(id(), now, by.id(), act, state, to, note == null ? null : note.shown());
        unsaved.add(entry);
        if (note != null && note.hidesSomething()) {
            typed.add(new KeptText(customer().person(), WorkOrderTexts.NOTE, entry.id(), note));
        }
        state = to;
        changedAt = now;
        dueAt = clocks.stream()
                .map(OrderClock::get)
                .filter(c -> URGENCY.contains(c.kind()) && c.state() == WorkClock.State.RUNNING)
                .map(WorkClock::dueAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What the row keeps of it; the original is handed on at the next save. */
    private String write(TextColumn column, TypedText text) {
        if (text == null) {
            forget(column);
            return null;
        }
        typed.add(new KeptText(customer().person(), column, id, text));
        return text.shown();
    }

    private void forget(TextColumn column) {
        typed.add(new KeptText(customer().person(), column, id, TypedText.of("")));
    }

    private void forgetSolution() {
        solution = null;
        forget(WorkOrderTexts.SOLUTION);
        solvedAt = null;
        solvedBy = null;
        handlingMinutes = null;
    }

    private void endWaiting(Clockwork clockwork, Instant now) {
        if (waitingSince != null) {
            waitingSince = null;
            URGENCY.forEach(kind -> resume(kind, clockwork, now));
        }
    }

    /** The promise changes with the complexity, and counts from where it began. */
    private void measureBy(Complexity newComplexity, Clockwork clockwork, Instant now) {
        row(ClockKind.RESOLVE).ifPresent(row -> {
            WorkClock before = row.get();
            row.put(clockwork.limitedFor(before, channel.word(), newComplexity.word()));
            if (row(ClockKind.PLAN).isEmpty()) {
                start(ClockKind.PLAN, clockwork, before.startedAt());
            }
        });
        if (newComplexity == Complexity.GENERAL) {
            stop(ClockKind.PLAN, clockwork, now);
        }
    }

    private void start(ClockKind kind, Clockwork clockwork, Instant at) {
        clockwork
                .start(kind, nextRound(kind), channel.word(), complexity.word(), at)
                .ifPresent(this::add);
    }

    private void add(WorkClock clock) {
        clocks.add(new OrderClock(this, clock));
    }

    private void stop(ClockKind kind, Clockwork clockwork, Instant at) {
        row(kind).ifPresent(row -> row.put(clockwork.stop(row.get(), at)));
    }

    private void pause(ClockKind kind, Clockwork clockwork, Instant at) {
        row(kind).ifPresent(row -> row.put(clockwork.pause(row.get(), at)));
    }

    private void resume(ClockKind kind, Clockwork clockwork, Instant at) {
        row(kind).ifPresent(row -> row.put(clockwork.resume(row.get(), at)));
    }

    private int nextRound(ClockKind kind) {
        return row(kind).map(row -> row.get().round() + 1).orElse(1);
    }

    /** The newest round. */
    private Optional<OrderClock> row(ClockKind kind) {
        return clocks.stream()
                .filter(c -> c.get().kind() == kind)
                .max(Comparator.comparingInt(c -> c.get().round()));
    }

    /** The newest round of a promise. */
    public Optional<WorkClock> clock(ClockKind kind) {
        return row(kind).map(OrderClock::get);
    }

    /** Every round of every promise, in the order in which they began. */
    public List<WorkClock> clocks() {
        return clocks.stream().map(OrderClock::get).toList();
    }

    /** Rows of its clocks, for those who write it without JPA. */
    List<OrderClock> clockRows() {
        return List.copyOf(clocks);
    }

    Optional<Instant> respondedAt() {
        return Optional.ofNullable(respondedAt);
    }

    String calendarVersion() {
        return calendarVersion;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** What happened since it was read or made; taken by the repository. */
    public List<HistoryEntry> takeUnsaved() {
        List<HistoryEntry> taken = List.copyOf(unsaved);
        unsaved.clear();
        return taken;
    }

    /** Originals of what was typed since then; taken by the repository, which has them sealed. */
    List<KeptText> takeTyped() {
        List<KeptText> taken = List.copyOf(typed);
        typed.clear();
        return taken;
    }

    public WorkOrderId id() {
        return new WorkOrderId(id);
    }

    /** As told to the customer, such as {@code GD261121-000042} (W1). */
    public String number() {
        return number;
    }

    public long version() {
        return version;
    }

    public CustomerId customer() {
        return new CustomerId(customer);
    }

    public Channel channel() {
        return channel;
    }

    public WorkOrderState state() {
        return state;
    }

    public String type() {
        return type;
    }

    public Priority priority() {
        return priority;
    }

    public Complexity complexity() {
        return complexity;
    }

    public Optional<ComplaintGrade> grade() {
        return Optional.ofNullable(grade);
    }

    /** Of a copy that nobody saves: what is held back as evidence is not read on screens (P11). */
    void withholdTexts() {
        description = ErasedText.WITHHELD;
        plan = plan == null ? null : ErasedText.WITHHELD;
        solution = solution == null ? null : ErasedText.WITHHELD;
        feedback = feedback == null ? null : ErasedText.WITHHELD;
    }

    public String description() {
        return description;
    }

    public Optional<String> plan() {
        return Optional.ofNullable(plan);
    }

    public Optional<Instant> promisedAt() {
        return Optional.ofNullable(promisedAt);
    }

    public Optional<String> solution() {
        return Optional.ofNullable(solution);
    }

    public Optional<String> feedback() {
        return Optional.ofNullable(feedback);
    }

    public StaffId owner() {
        return new StaffId(owner);
    }

    public Optional<String> department() {
        return Optional.ofNullable(department);
    }

    public Optional<StaffId> handler() {
        return Optional.ofNullable(handler).map(StaffId::new);
    }

    public Optional<StaffId> solvedBy() {
        return Optional.ofNullable(solvedBy).map(StaffId::new);
    }

    public Optional<Instant> contactedAt() {
        return Optional.ofNullable(contactedAt);
    }

    /** Seconds from contact to first effective response; empty where nobody measured the contact. */
    public Optional<Long> responseSeconds() {
        return contactedAt().map(from -> Duration.between(from, respondedAt).toSeconds());
    }

    /** Whether that was inside the channel's clock (W6). */
    public Optional<Boolean> respondedInTime() {
        return clock(ClockKind.FIRST_RESPONSE).map(clock -> !clock.breached(respondedAt));
    }

    public Instant acceptedAt() {
        return acceptedAt;
    }

    public Optional<Instant> solvedAt() {
        return Optional.ofNullable(solvedAt);
    }

    public Optional<Instant> confirmedAt() {
        return Optional.ofNullable(confirmedAt);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    public Optional<Instant> waitingSince() {
        return Optional.ofNullable(waitingSince);
    }

    /** Working minutes from acceptance to solution. */
    public Optional<Long> handlingMinutes() {
        return Optional.ofNullable(handlingMinutes);
    }

    /** How often it was opened again. */
    public int reopened() {
        return reopened;
    }

    /** The next promise that runs out; empty while none runs. */
    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    public boolean isOpen() {
        return state != WorkOrderState.CLOSED;
    }
}
