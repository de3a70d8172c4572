package io.shouwen.workorder.order.portal;

import io.shouwen.crm.customer.CustomerCard;
import io.shouwen.crm.customer.CustomerCards;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.workorder.clock.Calendars;
import io.shouwen.workorder.order.Act;
import io.shouwen.workorder.order.AddingNote;
import io.shouwen.workorder.order.AnalysingWorkOrder;
import io.shouwen.workorder.order.Analysis;
import io.shouwen.workorder.order.ClosingWorkOrder;
import io.shouwen.workorder.order.ComplaintGrade;
import io.shouwen.workorder.order.Complexity;
import io.shouwen.workorder.order.ConfirmingSolution;
import io.shouwen.workorder.order.DispatchingWorkOrder;
import io.shouwen.workorder.order.HandingOver;
import io.shouwen.workorder.order.HistoryEntry;
import io.shouwen.workorder.order.OpeningWorkOrder;
import io.shouwen.workorder.order.PossibleActs;
import io.shouwen.workorder.order.Priority;
import io.shouwen.workorder.order.RecordingCallback;
import io.shouwen.workorder.order.ReopeningWorkOrder;
import io.shouwen.workorder.order.ResumingWork;
import io.shouwen.workorder.order.ReturningWorkOrder;
import io.shouwen.workorder.order.SolvingWorkOrder;
import io.shouwen.workorder.order.TakingUpWorkOrder;
import io.shouwen.workorder.order.WaitingForCustomer;
import io.shouwen.workorder.order.WithheldTexts;
import io.shouwen.workorder.order.Word;
import io.shouwen.workorder.order.WorkOrder;
import io.shouwen.workorder.order.WorkOrderId;
import io.shouwen.workorder.order.WorkOrderType;
import io.shouwen.workorder.order.WorkOrderTypes;
import io.shouwen.workorder.rating.RatingInvitations;
import io.shouwen.workorder.rating.RatingLink;
import io.shouwen.workorder.rating.SurveyConsent;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One work order: what it says, what happened, what may be done next. The same page for agents, handlers and supervisors;
 * the work order itself says which buttons there are.
 */
@Named
@ViewScoped
public class WorkOrderPage implements Serializable {

    /** Acts that need no words: a click does it. */
    private static final Set<Act> AT_ONCE = Set.of(Act.TAKE_UP, Act.RESUME);

    private OpeningWorkOrder opening;
    private PossibleActs acts;
    private AnalysingWorkOrder analysing;
    private DispatchingWorkOrder dispatching;
    private TakingUpWorkOrder takingUp;
    private SolvingWorkOrder solving;
    private ReturningWorkOrder returning;
    private ConfirmingSolution confirming;
    private ClosingWorkOrder closing;
    private ReopeningWorkOrder reopening;
    private HandingOver handingOver;
    private WaitingForCustomer waiting;
    private ResumingWork resuming;
    private AddingNote noting;
    private RecordingCallback callingBack;
    private WithheldTexts withheld;
    private SurveyConsent consent;
    private CustomerCards customers;
    private StaffDirectory staff;
    private WorkOrderTypes types;
    private Calendars calendars;
    private Appearance appearance;
    private OrganisationZone zone;
    private Clock clock;

    private String id;
    private String seenVersion;
    private String ratingPath;

    private Act act;
    private ActForm form = new ActForm();
    private transient String plan; // what is being typed is in no stored session
    private String type;
    private String priority;
    private String complexity;
    private String grade;
    private LocalDate promisedOn;
    private boolean helped = true;

    private transient WorkOrder order;
    private transient Set<Act> possible;
    private transient Boolean contactAgreed;
    private transient List<HistoryEntry> history;
    private transient CustomerCard customer;
    private transient Map<StaffId, StaffMember> names;

    @Inject
    WorkOrderPage(
            OpeningWorkOrder opening,
            PossibleActs acts,
            AnalysingWorkOrder analysing,
            DispatchingWorkOrder dispatching,
            TakingUpWorkOrder takingUp,
            SolvingWorkOrder solving,
            ReturningWorkOrder returning,
            ConfirmingSolution confirming,
            ClosingWorkOrder closing,
            ReopeningWorkOrder reopening,
            HandingOver handingOver,
            WaitingForCustomer waiting,
            ResumingWork resuming,
            AddingNote noting,
            RecordingCallback callingBack,
            WithheldTexts withheld,
            SurveyConsent consent,
            CustomerCards customers,
            StaffDirectory staff,
            WorkOrderTypes types,
            Calendars calendars,
            Appearance appearance,
            OrganisationZone zone,
            Clock clock) {
        this.opening = opening;
        this.acts = acts;
        this.analysing = analysing;
        this.dispatching = dispatching;
        this.takingUp = takingUp;
        this.solving = solving;
        this.returning = returning;
        this.confirming = confirming;
        this.closing = closing;
        this.reopening = reopening;
        this.handingOver = handingOver;
        this.waiting = waiting;
        this.resuming = resuming;
        this.noting = noting;
        this.callingBack = callingBack;
        this.withheld = withheld;
        this.consent = consent;
        this.customers = customers;
        this.staff = staff;
        this.types = types;
        this.calendars = calendars;
        this.appearance = appearance;
        this.zone = zone;
        this.clock = clock;
    }

    protected WorkOrderPage() {} // CDI proxy

    /** Reads it anew; what is shown from now on is what the next act is compared with. */
    public void load() {
        order = null;
        possible = null;
        contactAgreed = null;
        history = null;
        customer = null;
        names = null;
        seenVersion = null;
        if (id != null) {
            order = opening.open(parsedId());
            seenVersion = "\"" + order.version() + "\"";
        }
    }

    private WorkOrderId parsedId() {
        try {
            return WorkOrderId.parse(id);
        } catch (IllegalArgumentException e) {
            throw new io.shouwen.workorder.order.UnknownWorkOrder(new WorkOrderId(new java.util.UUID(0, 0)));
        }
    }

    public boolean isFound() {
        return seenVersion != null;
    }

    public WorkOrder getOrder() {
        if (order == null && isFound()) {
            order = opening.open(parsedId());
        }
        return order;
    }

    /** While it is open: reading an original needs it. */
    public String getCaseReference() {
        return isFound() && getOrder().isOpen() ? "workorder/" + getOrder().id() : null;
    }

    public List<HistoryEntry> getHistory() {
        if (history == null && isFound()) {
            history = opening.historyOf(getOrder()).stream()
                    .sorted(Comparator.comparing(HistoryEntry::at).reversed())
                    .toList();
        }
        return history;
    }

    /** Masks; null where the customer is gone. */
    public CustomerCard getCustomer() {
        if (customer == null && isFound()) {
            customer = customers.find(getOrder().customer()).orElse(null);
        }
        return customer;
    }

    public List<ClockBar> getClocks() {
        Instant now = clock.instant();
        return getOrder().clocks().stream()
                .map(c -> ClockBar.of(c, calendars.version(c.calendarVersion()), now))
                .toList();
    }

    public RatingInvitations.Rating getRating() {
        return withheld.rating(getOrder()).orElse(null);
    }

    public String getTypeLabel() {
        return types.label(getOrder().type(), appearance.getLocale());
    }

    public String getStateChip() {
        return Row.chip(getOrder().state());
    }

    /** The one act that is most likely next; the other buttons are quieter. */
    public Act getPrimary() {
        Set<Act> now = possible();
        return List.of(Act.TAKE_UP, Act.RESUME, Act.CLOSE, Act.CONFIRM, Act.CALL_BACK).stream()
                .filter(now::contains)
                .findFirst()
                .orElseGet(() -> switch (getOrder().state()) {
                    case RECEIVED -> now.contains(Act.ANALYSE) ? Act.ANALYSE : null;
                    case ANALYSED -> now.contains(Act.DISPATCH) ? Act.DISPATCH : null;
                    case IN_PROGRESS -> now.contains(Act.SOLVE) ? Act.SOLVE : null;
                    default -> null;
                });
    }

    private Set<Act> possible() {
        if (possible == null) {
            possible = acts.of(getOrder());
        }
        return possible;
    }

    /** Closed, and the customer may not be asked how it was (P6): no callback, no message. */
    public boolean isNotToBeContacted() {
        if (!isFound() || getOrder().isOpen()) {
            return false;
        }
        if (contactAgreed == null) {
            contactAgreed = consent.allowsContact(getOrder().customer());
        }
        return !contactAgreed;
    }

    public List<Act> getOthers() {
        Act primary = getPrimary();
        return possible().stream().filter(a -> a != primary).toList();
    }

    public boolean isAtOnce(Act candidate) {
        return AT_ONCE.contains(candidate);
    }

    /** Opens the dialog, filled with what is known. */
    public void choose(Act chosen) {
        act = chosen;
        form = new ActForm();
        WorkOrder current = getOrder();
        plan = current.plan().orElse(null);
        type = current.type();
        priority = current.priority().word();
        complexity = current.complexity().word();
        grade = current.grade().map(ComplaintGrade::word).orElse(null);
        promisedOn = current.promisedAt().map(zone::dateOf).orElse(null);
        helped = true;
    }

    public void perform(Act chosen) {
        act = chosen;
        perform();
    }

    /** Does what the dialog says. A refusal leaves the dialog open and everything typed in place. */
    public void perform() {
        WorkOrderId of = parsedId();
        String text = form.getText();
        switch (act) {
            case ANALYSE -> analysing.analyse(of, seenVersion, analysis());
            case DISPATCH -> dispatching.dispatch(of, seenVersion, form.getDepartment(), form.limit(), text);
            case TAKE_UP -> takingUp.takeUp(of, seenVersion);
            case GIVE_BACK -> returning.giveBack(of, seenVersion, text);
            case SOLVE -> solving.solve(of, seenVersion, text);
            case CONFIRM -> confirming.confirm(of, seenVersion, helped, text);
            case CLOSE ->
                ratingPath = closing.close(of, seenVersion, text)
                        .rating()
                        .map(RatingLink::exposePath)
                        .orElse(null);
            case REOPEN -> reopening.reopen(of, seenVersion, text);
            case HAND_OVER -> handingOver.handOver(of, seenVersion, form.owner(), text);
            case WAIT -> waiting.await(of, seenVersion, text);
            case RESUME -> resuming.resume(of, seenVersion);
            case NOTE -> noting.note(of, seenVersion, text);
            case CALL_BACK -> callingBack.record(of, seenVersion, text);
            case ACCEPT -> throw new IllegalStateException("accepted on another page");
        }
        act = null;
        form = new ActForm();
        load();
    }

    private Analysis analysis() {
        return new Analysis(
                type,
                Word.required(Priority.class, "priority", priority),
                Word.required(Complexity.class, "complexity", complexity),
                Word.optional(ComplaintGrade.class, "grade", grade),
                plan,
                promisedAt());
    }

    /** What was promised before, where the day is the same; else six o'clock, or the end of a day on which that is over. */
    private Instant promisedAt() {
        if (promisedOn == null) {
            return null;
        }
        Instant evening =
                promisedOn.atTime(LocalTime.of(18, 0)).atZone(zone.id()).toInstant();
        return getOrder()
                .promisedAt()
                .filter(at -> zone.dateOf(at).equals(promisedOn))
                .orElseGet(() -> evening.isAfter(clock.instant())
                        ? evening
                        : promisedOn
                                .plusDays(1)
                                .atStartOfDay(zone.id())
                                .minusSeconds(1)
                                .toInstant());
    }

    /** The whole address, for the customer; null unless closed on this page just now. */
    public String getRatingPath() {
        return ratingPath;
    }

    /** Name and staff number, as the customer hears them (W5). */
    public String staffName(StaffId member) {
        if (member == null) {
            return "";
        }
        if (names == null) {
            names = staff.named(getHistory().stream().map(HistoryEntry::by).collect(Collectors.toSet()));
        }
        StaffMember found = names.containsKey(member)
                ? names.get(member)
                : staff.find(member).orElse(null);
        return found == null ? member.value() : found.name() + " " + member.value();
    }

    public List<WorkOrderType> getTypes() {
        return types.all();
    }

    public List<String> getPriorities() {
        return Arrays.stream(Priority.values()).map(Priority::word).toList();
    }

    public List<String> getComplexities() {
        return Arrays.stream(Complexity.values()).map(Complexity::word).toList();
    }

    public List<String> getGrades() {
        return Arrays.stream(ComplaintGrade.values()).map(ComplaintGrade::word).toList();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Act getAct() {
        return act;
    }

    public ActForm getForm() {
        return form;
    }

    public String getPlan() {
        return plan;
    }

    public void setPlan(String plan) {
        this.plan = plan;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getPriority() {
        return priority;
    }

    public void setPriority(String priority) {
        this.priority = priority;
    }

    public String getComplexity() {
        return complexity;
    }

    public void setComplexity(String complexity) {
        this.complexity = complexity;
    }

    public String getGrade() {
        return grade;
    }

    public void setGrade(String grade) {
        this.grade = grade;
    }

    public LocalDate getPromisedOn() {
        return promisedOn;
    }

    public void setPromisedOn(LocalDate promisedOn) {
        this.promisedOn = promisedOn;
    }

    public boolean isHelped() {
        return helped;
    }

    public void setHelped(boolean helped) {
        this.helped = helped;
    }
}
