package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.staff.StaffId;
import java.util.Map;

/** 422: handed over to a colleague whose role does not own work orders, and who could do nothing with it. */
public final class OnlyFrontLineMayOwn extends Refusal {

    OnlyFrontLineMayOwn(StaffId staff) {
        super(
                Kind.UNPROCESSABLE,
                "workorder.only-front-line-may-own",
                "agents, senior agents and supervisors own work orders, once they have signed in at the staff portal;"
                        + " staff " + staff + " does not",
                Map.of("staff", staff.toString()));
    }
}
