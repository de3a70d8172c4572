package io.shouwen.workorder.rating;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 410: one answer for each link. */
public final class RatingLinkUsed extends Refusal {

    RatingLinkUsed() {
        super(Kind.GONE, "workorder.rating-link-used", "this link has been answered already", Map.of());
    }
}
