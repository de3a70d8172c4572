package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The case is not open, not about this person, or not this member of staff's to work on. */
public final class NoOpenCase extends Refusal {

    NoOpenCase() {
        super(
                Kind.FORBIDDEN,
                "privacy.no-open-case",
                "needs an open case about this person that is yours to work on",
                Map.of());
    }
}
