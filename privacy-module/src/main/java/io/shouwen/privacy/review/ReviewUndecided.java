package io.shouwen.privacy.review;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Some lines are undecided; whoever closes all the same must say so. */
public final class ReviewUndecided extends Refusal {

    ReviewUndecided(int undecided) {
        super(
                Kind.CONFLICT,
                "privacy.review-undecided",
                "" + undecided + " lines are undecided",
                Map.of("undecided", undecided));
    }
}
