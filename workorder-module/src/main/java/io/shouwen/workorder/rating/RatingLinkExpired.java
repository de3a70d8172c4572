package io.shouwen.workorder.rating;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 410: the link is too old. */
public final class RatingLinkExpired extends Refusal {

    RatingLinkExpired() {
        super(Kind.GONE, "workorder.rating-link-expired", "this link has expired", Map.of());
    }
}
