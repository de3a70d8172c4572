package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 409: the act does not follow from the state that the work order is in. */
public final class NotPossibleInState extends Refusal {

    NotPossibleInState(Act act, WorkOrderState state) {
        super(
                Kind.CONFLICT,
                "workorder.not-possible-in-state",
                act.word() + " is not possible while " + state.word(),
                Map.of("act", act.word(), "state", state.word()));
    }
}
