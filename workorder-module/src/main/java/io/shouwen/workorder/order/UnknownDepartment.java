package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 422: dispatched to a department that takes no work. */
public final class UnknownDepartment extends Refusal {

    UnknownDepartment(String department) {
        super(
                Kind.UNPROCESSABLE,
                "workorder.unknown-department",
                "no department takes work under the word " + department,
                Map.of("department", department));
    }
}
