package io.shouwen.crm.campaign;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** There is nobody for a second person to say yes to. */
public final class NobodyToReach extends Refusal {

    NobodyToReach() {
        super(Kind.UNPROCESSABLE, "crm.campaign-reaches-nobody", "nobody would receive it", Map.of());
    }
}
