package io.shouwen.workorder.order.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.page.MenuCount;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.order.WorkOrderFilter;
import io.shouwen.workorder.order.WorkOrderLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Open work orders of mine, and those that lie with my department. */
@ApplicationScoped
public class QueueCount implements MenuCount {

    private WorkOrderLists lists;
    private Actor actor;

    protected QueueCount() {} // CDI proxy

    @Inject
    QueueCount(WorkOrderLists lists, Actor actor) {
        this.lists = lists;
        this.actor = actor;
    }

    @Override
    public String path() {
        return "/desk";
    }

    @Override
    public long waiting() {
        long mine = actor.may(WorkorderPermissions.OWN) ? lists.count(WorkOrderFilter.openOf(actor.id())) : 0;
        long departments = actor.may(WorkorderPermissions.HANDLE)
                ? actor.department()
                        .map(department -> lists.count(WorkOrderFilter.openIn(department)))
                        .orElse(0)
                : 0;
        return mine + departments;
    }
}
