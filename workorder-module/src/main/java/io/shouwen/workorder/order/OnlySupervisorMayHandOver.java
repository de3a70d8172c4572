package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 403: ownership changes only by a supervisor, with a reason (W5). */
public final class OnlySupervisorMayHandOver extends Refusal {

    OnlySupervisorMayHandOver() {
        super(Kind.FORBIDDEN, "workorder.only-supervisor", "a supervisor hands work orders over", Map.of());
    }
}
