package io.shouwen.privacy.review;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Some revocations have not been carried out in Keycloak yet. */
public final class RevocationsUnfinished extends Refusal {

    RevocationsUnfinished(int unfinished) {
        super(
                Kind.CONFLICT,
                "privacy.revocations-unfinished",
                "" + unfinished + " revocations have not been carried out yet",
                Map.of("unfinished", unfinished));
    }
}
