package io.shouwen.workorder.order.portal;

import io.shouwen.crm.customer.CustomerCard;
import io.shouwen.crm.customer.CustomerCards;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.workorder.clock.Calendars;
import io.shouwen.workorder.clock.ClockKind;
import io.shouwen.workorder.order.WorkOrderLine;
import io.shouwen.workorder.order.WorkOrderState;
import io.shouwen.workorder.order.WorkOrderType;
import io.shouwen.workorder.order.WorkOrderTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives lines what people want to read beside them: masks, names, type labels, bars. One query each for all of them. */
@ApplicationScoped
class Rows {

    private final CustomerCards customers;
    private final StaffDirectory staff;
    private final WorkOrderTypes types;
    private final Calendars calendars;
    private final Appearance appearance;
    private final Clock clock;

    @Inject
    Rows(
            CustomerCards customers,
            StaffDirectory staff,
            WorkOrderTypes types,
            Calendars calendars,
            Appearance appearance,
            Clock clock) {
        this.customers = customers;
        this.staff = staff;
        this.types = types;
        this.calendars = calendars;
        this.appearance = appearance;
        this.clock = clock;
    }

    protected Rows() { // CDI proxy
        this(null, null, null, null, null, null);
    }

    List<Row> of(List<WorkOrderLine> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Map<CustomerId, CustomerCard> cards =
                customers.named(lines.stream().map(WorkOrderLine::customer).collect(Collectors.toSet()));
        Map<StaffId, StaffMember> names =
                staff.named(lines.stream().map(WorkOrderLine::owner).collect(Collectors.toSet()));
        Map<String, String> labels = types.all().stream()
                .collect(Collectors.toMap(WorkOrderType::word, t -> t.label(appearance.getLocale())));
        return lines.stream()
                .map(line -> new Row(
                        line,
                        labels.getOrDefault(line.type(), line.type()),
                        cards.get(line.customer()),
                        names.containsKey(line.owner())
                                ? names.get(line.owner()).name()
                                : line.owner().value(),
                        bar(line, now),
                        line.overdue(now)))
                .toList();
    }

    /** The callback's once closed, the nearest promise before. */
    private ClockBar bar(WorkOrderLine line, Instant now) {
        boolean closed = line.state() == WorkOrderState.CLOSED;
        return line.clocks().stream()
                .filter(c -> (c.kind() == ClockKind.CALLBACK) == closed)
                .min(Comparator.comparing(c -> c.dueAt()))
                .map(c -> ClockBar.of(c, calendars.version(c.calendarVersion()), now))
                .orElse(null);
    }
}
