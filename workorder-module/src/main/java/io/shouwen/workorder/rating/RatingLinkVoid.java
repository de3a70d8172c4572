package io.shouwen.workorder.rating;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 410: the work order was opened again before the customer answered; a new end brings a new link. */
public final class RatingLinkVoid extends Refusal {

    RatingLinkVoid() {
        super(
                Kind.GONE,
                "workorder.rating-link-void",
                "the request was opened again; a new link comes once it has been completed",
                Map.of());
    }
}
