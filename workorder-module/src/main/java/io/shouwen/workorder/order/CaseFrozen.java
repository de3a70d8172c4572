package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 409: a legal dispute has frozen the case (W15). */
public final class CaseFrozen extends Refusal {

    CaseFrozen() {
        super(
                Kind.CONFLICT,
                "workorder.case-frozen",
                "a legal dispute has frozen this case: only legal may act",
                Map.of());
    }
}
