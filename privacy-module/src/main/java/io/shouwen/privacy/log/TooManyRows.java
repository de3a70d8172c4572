package io.shouwen.privacy.log;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The search finds more than one file should hold; nothing is cut off silently. */
public final class TooManyRows extends Refusal {

    public TooManyRows(int most) {
        super(
                Kind.UNPROCESSABLE,
                "privacy.too-many-rows",
                "the search finds more than " + most + " entries",
                Map.of("most", most));
    }
}
