package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 403: the work order concerns other people. */
public final class NotYoursToSee extends Refusal {

    NotYoursToSee(WorkOrderId id) {
        super(
                Kind.FORBIDDEN,
                "workorder.not-yours-to-see",
                "neither yours, nor your department's, nor in the queue",
                Map.of("id", id.toString()));
    }
}
