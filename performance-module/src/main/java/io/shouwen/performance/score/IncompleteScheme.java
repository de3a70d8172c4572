package io.shouwen.performance.score;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** A scheme's text lacks an entry, or one does not hold what it must. */
public final class IncompleteScheme extends Refusal {
    IncompleteScheme(String entry, String expected) {
        super(
                Kind.UNPROCESSABLE,
                "performance.incomplete-scheme",
                "the scheme's entry " + entry + " must be " + expected,
                Map.of("entry", entry, "expected", expected));
    }
}
