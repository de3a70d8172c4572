package io.shouwen.crm.campaign;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 429: too much from one network address, whatever the links were. */
public final class TooManyOptOuts extends Refusal {

    TooManyOptOuts(int seconds) {
        super(
                Kind.TOO_MANY,
                "crm.opt-out-too-many",
                "too much from this address: try again later",
                Map.of("retryAfter", seconds));
    }
}
