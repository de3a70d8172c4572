package io.shouwen.privacy.matching;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Neither on an open case about this person that is theirs, nor at reception. */
public final class NumberNotComparable extends Refusal {

    NumberNotComparable() {
        super(
                Kind.FORBIDDEN,
                "privacy.comparison-needs-case",
                "needs an open case about this person that is yours to work on",
                Map.of());
    }
}
