package io.shouwen.privacy.review;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Lines with trouble were among a selection: each is decided by itself, with a reason. */
public final class FlaggedNeedsReason extends Refusal {

    FlaggedNeedsReason(long lines) {
        super(
                Kind.UNPROCESSABLE,
                "privacy.flagged-needs-reason",
                lines + " of these lines need a decision of their own, with a reason; none was certified",
                Map.of("lines", String.valueOf(lines)));
    }
}
