package io.shouwen.privacy.review;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Nobody decides about their own access. */
public final class OwnAccess extends Refusal {

    OwnAccess() {
        super(
                Kind.FORBIDDEN,
                "privacy.own-access",
                "nobody decides about their own access: ask another reviewer",
                Map.of());
    }
}
