package io.shouwen.workorder.rating;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 404: never given, or mistyped. */
public final class UnknownRatingLink extends Refusal {

    UnknownRatingLink() {
        super(Kind.UNKNOWN, "workorder.unknown-rating-link", "no rating link like this was given", Map.of());
    }
}
