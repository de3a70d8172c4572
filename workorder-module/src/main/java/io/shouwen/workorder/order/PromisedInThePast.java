package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 422: a completion is promised for a time that has gone by (W14). */
public final class PromisedInThePast extends Refusal {

    PromisedInThePast() {
        super(
                Kind.UNPROCESSABLE,
                "workorder.promised-in-the-past",
                "promisedAt must lie in the future, or be left out",
                Map.of());
    }
}
