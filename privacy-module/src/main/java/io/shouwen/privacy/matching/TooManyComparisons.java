package io.shouwen.privacy.matching;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** More questions within a minute than are answered: whoever could ask without end could try numbers out (P1). */
public final class TooManyComparisons extends Refusal {

    static final String CODE = "privacy.too-many-comparisons";

    /** @param seconds until the next question is answered */
    TooManyComparisons(int limit, long seconds) {
        super(
                Kind.TOO_MANY,
                CODE,
                "at most " + limit + " a minute; wait " + seconds + " seconds",
                Map.of("limit", limit, "retryAfter", seconds));
    }
}
