package io.shouwen.performance.payout;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The pinned facts no longer give the pinned content: somebody changed what nobody may change. Nothing is approved, locked or exported from it. */
public final class NotRecalculable extends Refusal {
    NotRecalculable() {
        super(
                Kind.CONFLICT,
                "performance.not-recalculable",
                "calculated again from its facts the run is not what is stored",
                Map.of());
    }
}
