package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 403: for the department that the work order was dispatched to. */
public final class OnlyDepartmentMayDoThis extends Refusal {

    OnlyDepartmentMayDoThis(Act act) {
        super(
                Kind.FORBIDDEN,
                "workorder.only-department",
                act.word() + " is for the department that it was dispatched to",
                Map.of("act", act.word()));
    }
}
