package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 422: the written solution, resolution time and feedback are mandatory to close (W4). */
public final class CannotCloseWithout extends Refusal {

    CannotCloseWithout(String missing) {
        super(
                Kind.UNPROCESSABLE,
                "workorder.cannot-close-without",
                "cannot be closed without " + missing,
                Map.of("missing", missing));
    }
}
