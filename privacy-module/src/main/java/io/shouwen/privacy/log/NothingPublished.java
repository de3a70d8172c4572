package io.shouwen.privacy.log;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The log is still empty. */
public final class NothingPublished extends Refusal {

    public NothingPublished() {
        super(Kind.UNKNOWN, "privacy.nothing-published", "nothing has been published yet", Map.of());
    }
}
