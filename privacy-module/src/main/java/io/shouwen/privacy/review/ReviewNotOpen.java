package io.shouwen.privacy.review;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The review is still being prepared, or is closed. */
public final class ReviewNotOpen extends Refusal {

    ReviewNotOpen() {
        super(Kind.CONFLICT, "privacy.review-not-open", "decisions are taken while a review is open", Map.of());
    }
}
