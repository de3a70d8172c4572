package io.shouwen.privacy.review;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** There is no such review, or no such line in it. */
public final class UnknownReview extends Refusal {

    UnknownReview() {
        super(Kind.UNKNOWN, "privacy.unknown-review", "there is no such review, or no such line in it", Map.of());
    }
}
