package io.shouwen.privacy.review;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Another review is not closed yet. */
public final class ReviewUnderWay extends Refusal {

    ReviewUnderWay() {
        super(Kind.CONFLICT, "privacy.review-under-way", "close the review that is under way first", Map.of());
    }
}
