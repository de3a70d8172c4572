package io.shouwen.workorder.order.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.page.ActingOnEach;
import io.shouwen.platform.page.ChosenRow;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.order.Act;
import io.shouwen.workorder.order.DispatchingWorkOrder;
import io.shouwen.workorder.order.HandingOver;
import io.shouwen.workorder.order.WorkOrderId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is done to the work orders ticked in the list: to each alone, as on its own page. */
@Named
@ViewScoped
public class ChosenWorkOrdersPage implements Serializable {

    private ActingOnEach acting;
    private HandingOver handingOver;
    private DispatchingWorkOrder dispatching;
    private WorkOrdersPage list;
    private Actor actor;

    private Act act;
    private ActForm form = new ActForm();
    private List<ActingOnEach.Outcome> outcomes = List.of();
    private final Map<UUID, String> numbers = new HashMap<>();

    @Inject
    ChosenWorkOrdersPage(
            ActingOnEach acting,
            HandingOver handingOver,
            DispatchingWorkOrder dispatching,
            WorkOrdersPage list,
            Actor actor) {
        this.acting = acting;
        this.handingOver = handingOver;
        this.dispatching = dispatching;
        this.list = list;
        this.actor = actor;
    }

    protected ChosenWorkOrdersPage() {} // CDI proxy

    /** Those that this person may do to some work order at all. */
    public List<Act> getActs() {
        return Stream.of(Act.HAND_OVER, Act.DISPATCH).filter(this::isAllowed).toList();
    }

    private boolean isAllowed(Act one) {
        return actor.may(one == Act.HAND_OVER ? WorkorderPermissions.HAND_OVER : WorkorderPermissions.OWN);
    }

    public void choose(Act chosen) {
        act = chosen;
        form = new ActForm();
    }

    public void perform() {
        list.getRows()
                .forEach(row -> numbers.put(row.line().id().value(), row.line().number()));
        outcomes = acting.act(ChosenRow.sent(), step());
        form = new ActForm();
        list.reload();
    }

    private Consumer<ChosenRow> step() {
        if (act == Act.HAND_OVER) {
            return row -> handingOver.handOver(new WorkOrderId(row.id()), row.ifMatch(), form.owner(), form.getText());
        }
        return row -> dispatching.dispatch(
                new WorkOrderId(row.id()), row.ifMatch(), form.getDepartment(), form.limit(), form.getText());
    }

    public List<ActingOnEach.Outcome> getOutcomes() {
        return outcomes;
    }

    /** Numbers of the work orders that were acted on, by id. */
    public Map<UUID, String> getNumbers() {
        return numbers;
    }

    public Act getAct() {
        return act;
    }

    public ActForm getForm() {
        return form;
    }
}
