package io.shouwen.workorder.order.api;

import io.shouwen.crm.customer.CustomerCard;
import io.shouwen.crm.customer.CustomerCards;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.workorder.clock.Calendars;
import io.shouwen.workorder.clock.WorkClock;
import io.shouwen.workorder.order.Act;
import io.shouwen.workorder.order.ComplaintGrade;
import io.shouwen.workorder.order.HistoryEntry;
import io.shouwen.workorder.order.PossibleActs;
import io.shouwen.workorder.order.WithheldTexts;
import io.shouwen.workorder.order.WorkOrder;
import io.shouwen.workorder.order.WorkOrderLine;
import io.shouwen.workorder.order.WorkOrderState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns work orders into answers: names of staff, masks of customers, used time of clocks. */
@RequestScoped
public class WorkOrderViews {

    private PossibleActs acts;
    private WithheldTexts withheld;
    private CustomerCards customers;
    private StaffDirectory staff;
    private Calendars calendars;
    private Clock clock;
    private final Map<StaffId, StaffView> known = new HashMap<>();

    @Inject
    WorkOrderViews(
            PossibleActs acts,
            WithheldTexts withheld,
            CustomerCards customers,
            StaffDirectory staff,
            Calendars calendars,
            Clock clock) {
        this.acts = acts;
        this.withheld = withheld;
        this.customers = customers;
        this.staff = staff;
        this.calendars = calendars;
        this.clock = clock;
    }

    protected WorkOrderViews() {} // CDI proxy

    WorkOrderView whole(WorkOrder order) {
        Instant now = clock.instant();
        return new WorkOrderView(
                order.id().value(),
                order.number(),
                order.state().word(),
                order.type(),
                order.priority().word(),
                order.complexity().word(),
                order.grade().map(ComplaintGrade::word).orElse(null),
                order.channel().word(),
                view(order.customer(), customers.find(order.customer()).orElse(null)),
                order.description(),
                order.plan().orElse(null),
                order.promisedAt().orElse(null),
                order.solution().orElse(null),
                order.feedback().orElse(null),
                view(order.owner()),
                order.department().orElse(null),
                order.handler().map(this::view).orElse(null),
                order.solvedBy().map(this::view).orElse(null),
                order.contactedAt().orElse(null),
                order.responseSeconds().orElse(null),
                order.respondedInTime().orElse(null),
                order.acceptedAt(),
                order.solvedAt().orElse(null),
                order.confirmedAt().orElse(null),
                order.closedAt().orElse(null),
                order.waitingSince().orElse(null),
                order.handlingMinutes().orElse(null),
                order.reopened(),
                order.dueAt().orElse(null),
                order.dueAt().filter(now::isAfter).isPresent(),
                withheld.rating(order)
                        .map(r -> new WorkOrderView.RatingView(r.stars(), r.comment(), r.ratedAt()))
                        .orElse(null),
                views(order.clocks(), now),
                acts.of(order).stream().map(WorkOrderViews::operation).toList());
    }

    List<WorkOrderLineView> lines(List<WorkOrderLine> lines) {
        Instant now = clock.instant();
        Map<CustomerId, CustomerCard> cards =
                customers.named(lines.stream().map(WorkOrderLine::customer).collect(Collectors.toSet()));
        look(lines.stream().map(WorkOrderLine::owner).toList());
        return lines.stream()
                .map(line -> new WorkOrderLineView(
                        line.id().value(),
                        line.number(),
                        line.state().word(),
                        line.type(),
                        line.priority().word(),
                        line.complexity().word(),
                        line.channel().word(),
                        view(line.customer(), cards.get(line.customer())),
                        view(line.owner()),
                        line.department(),
                        line.acceptedAt(),
                        line.dueAt(),
                        line.overdue(now),
                        line.waiting(),
                        line.closedAt(),
                        line.reopened(),
                        views(line.clocks(), now)))
                .toList();
    }

    List<HistoryView> history(List<HistoryEntry> entries) {
        look(entries.stream().map(HistoryEntry::by).toList());
        return entries.stream()
                .map(e -> new HistoryView(
                        e.at(),
                        view(e.by()),
                        e.act().word(),
                        e.from().map(WorkOrderState::word).orElse(null),
                        e.to().word(),
                        e.note().orElse(null)))
                .toList();
    }

    private List<ClockView> views(List<WorkClock> clocks, Instant now) {
        return clocks.stream()
                .map(c -> ClockView.of(c, calendars::version, now))
                .toList();
    }

    /** Last part of the address that does it. */
    private static String operation(Act act) {
        return switch (act) {
            case ANALYSE -> "analysis";
            case SOLVE -> "solution";
            case GIVE_BACK -> "return";
            case CONFIRM -> "confirmation";
            case CLOSE -> "closing";
            case REOPEN -> "reopening";
            default -> act.word();
        };
    }

    private static CustomerView view(CustomerId id, CustomerCard card) {
        return card == null
                ? new CustomerView(id.value(), null, null, null, null)
                : new CustomerView(id.value(), card.name(), card.phone(), card.tags(), card.limit());
    }

    private void look(List<StaffId> ids) {
        Map<StaffId, StaffMember> named = staff.named(ids.stream().collect(Collectors.toSet()));
        for (StaffId id : ids) {
            StaffMember member = named.get(id);
            known.put(id, new StaffView(id.value(), member == null ? null : member.name()));
        }
    }

    private StaffView view(StaffId id) {
        if (!known.containsKey(id)) {
            look(List.of(id));
        }
        return known.get(id);
    }
}
