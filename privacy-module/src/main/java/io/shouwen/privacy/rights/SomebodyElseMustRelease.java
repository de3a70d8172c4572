package io.shouwen.privacy.rights;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 409: who knows the code must not have the link as well. */
public final class SomebodyElseMustRelease extends Refusal {

    SomebodyElseMustRelease() {
        super(
                Kind.CONFLICT,
                "privacy.somebody-else-must-release",
                "whoever took the request knows the code, so somebody else hands out the link",
                Map.of());
    }
}
