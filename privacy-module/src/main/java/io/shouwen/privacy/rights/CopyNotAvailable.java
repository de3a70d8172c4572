package io.shouwen.privacy.rights;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 410: the link is unknown, used, expired, or was tried too often; which of these is nobody's business. */
public final class CopyNotAvailable extends Refusal {

    CopyNotAvailable() {
        super(
                Kind.GONE,
                "privacy.copy-not-available",
                "the link is unknown, used, expired, or was tried too often",
                Map.of());
    }
}
