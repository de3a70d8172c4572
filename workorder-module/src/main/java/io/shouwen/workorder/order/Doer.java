package io.shouwen.workorder.order;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.WorkorderPermissions;
import java.util.Optional;

/**
 * Who acts on a work order, as far as the work order cares.
 *
 * @param handlesFor the department whose dispatched work this person does; empty for everybody else
 * @param frontLine takes requests, and sees those that nobody has looked into yet
 * @param overseer sees every work order
 * @param supervisor hands work orders over
 */
public record Doer(StaffId id, Optional<String> handlesFor, boolean frontLine, boolean overseer, boolean supervisor) {

    public static Doer of(Actor actor) {
        return new Doer(
                actor.id(),
                actor.may(WorkorderPermissions.HANDLE) ? actor.department() : Optional.empty(),
                actor.may(WorkorderPermissions.OWN),
                actor.uses(WorkorderPermissions.OVERSEE),
                actor.may(WorkorderPermissions.HAND_OVER));
    }
}
