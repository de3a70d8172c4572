package io.shouwen.performance.score;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** No scheme of this name and version, or not the one whose hash was pinned. */
public final class UnknownScheme extends Refusal {
    UnknownScheme(String reference) {
        super(Kind.UNPROCESSABLE, "performance.unknown-scheme", "no scheme " + reference, Map.of("scheme", reference));
    }
}
