package io.shouwen.privacy.log;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The entry is recorded and not yet under a signed checkpoint. */
public final class NotPublished extends Refusal {

    public NotPublished() {
        super(
                Kind.CONFLICT,
                "privacy.not-published",
                "it is not under a signed checkpoint yet; that takes about a second",
                Map.of());
    }
}
