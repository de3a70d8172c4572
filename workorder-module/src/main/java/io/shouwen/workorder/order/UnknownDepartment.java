package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 422: dispatched to a department in which nobody works. */
public final class UnknownDepartment extends Refusal {

    UnknownDepartment(String department) {
        super(
                Kind.UNPROCESSABLE,
                "workorder.unknown-department",
                "nobody works in the department " + department,
                Map.of("department", department));
    }
}
