package io.shouwen.workorder.order.portal;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.desk.DeskFigures;
import io.shouwen.workorder.order.WorkOrderFilter;
import io.shouwen.workorder.order.WorkOrderLine;
import io.shouwen.workorder.order.WorkOrderLists;
import io.shouwen.workorder.order.WorkOrderState;
import io.shouwen.workorder.rating.SurveyConsent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** My queue by urgency, today's tasks, my month at a glance. */
@Named
@RequestScoped
public class DeskPage {

    private static final int SHOWN = 30;

    /**
     * Something to do today.
     *
     * @param kind {@code confirm}, {@code close} or {@code call-back}
     * @param agreed whether the customer may be contacted for it (P6)
     */
    public record Task(String kind, Row row, boolean agreed) {}

    private WorkOrderLists lists;
    private Rows rows;
    private SurveyConsent consent;
    private Instance<DeskFigures> figureSources;
    private Actor actor;
    private Appearance appearance;
    private OrganisationZone zone;
    private Clock clock;
    private List<Row> queue;
    private List<Task> tasks;
    private List<DeskFigures.Figure> figures;

    @Inject
    DeskPage(
            WorkOrderLists lists,
            Rows rows,
            SurveyConsent consent,
            Instance<DeskFigures> figureSources,
            Actor actor,
            Appearance appearance,
            OrganisationZone zone,
            Clock clock) {
        this.lists = lists;
        this.rows = rows;
        this.consent = consent;
        this.figureSources = figureSources;
        this.actor = actor;
        this.appearance = appearance;
        this.zone = zone;
        this.clock = clock;
    }

    protected DeskPage() {} // CDI proxy

    private boolean isFrontLine() {
        return actor.may(WorkorderPermissions.OWN);
    }

    public boolean isOverseer() {
        return actor.may(WorkorderPermissions.OVERSEE);
    }

    /** What I own, what lies with my department, and for overseers what is overdue anywhere. */
    public List<Row> getQueue() {
        if (queue == null) {
            List<WorkOrderLine> lines = new ArrayList<>();
            if (actor.may(WorkorderPermissions.HANDLE)) {
                actor.department()
                        .ifPresent(d -> lines.addAll(
                                lists.slice(WorkOrderFilter.openIn(d), WorkOrderLists.Order.URGENCY, 0, SHOWN)));
            }
            if (isFrontLine()) {
                lines.addAll(lists.slice(WorkOrderFilter.openOf(actor.id()), WorkOrderLists.Order.URGENCY, 0, SHOWN));
            }
            if (isOverseer() && lines.isEmpty()) {
                lines.addAll(lists.slice(overdueAnywhere(), WorkOrderLists.Order.URGENCY, 0, SHOWN));
            }
            queue = rows.of(lines);
        }
        return queue;
    }

    public List<Task> getTasks() {
        if (tasks == null) {
            tasks = new ArrayList<>();
            if (isFrontLine()) {
                getQueue().stream()
                        .filter(r -> r.line().owner().equals(actor.id()))
                        .filter(r -> r.line().state() == WorkOrderState.SOLVED
                                || r.line().state() == WorkOrderState.CONFIRMED)
                        .forEach(r -> tasks.add(
                                new Task(r.line().state() == WorkOrderState.SOLVED ? "confirm" : "close", r, true)));
                addCallbacks();
            }
        }
        return tasks;
    }

    /** Who may not be called is shown as such while a callback would be expected, and no longer. */
    private void addCallbacks() {
        Instant now = clock.instant();
        List<WorkOrderLine> due = lists.callbacksOf(actor.id(), now, SHOWN);
        Set<CustomerId> agreed =
                consent.allowContact(due.stream().map(WorkOrderLine::customer).collect(Collectors.toSet()));
        for (Row row : rows.of(due)) {
            boolean may = agreed.contains(row.line().customer());
            if (may || row.bar() == null || row.bar().dueAt().isAfter(now)) {
                tasks.add(new Task("call-back", row, may));
            }
        }
    }

    public List<DeskFigures.Figure> getFigures() {
        if (figures == null) {
            figures = figureSources.stream()
                    .sorted(Comparator.comparingInt(DeskFigures::order))
                    .flatMap(f -> f.of(actor.id(), zone.monthOf(clock.instant()), appearance.getLocale()).stream())
                    .toList();
        }
        return figures;
    }

    /** Open work orders of mine, or of my department's. */
    public int getOpenCount() {
        return getQueue().size();
    }

    private static WorkOrderFilter overdueAnywhere() {
        return new WorkOrderFilter(null, true, null, null, null, null, null, true, null);
    }
}
