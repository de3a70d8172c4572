package io.shouwen.privacy.rights;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 409: the person's data is erased but for what a hold keeps, and this does not serve the hold (P11). */
public final class ErasedButHeld extends Refusal {

    ErasedButHeld() {
        super(
                Kind.CONFLICT,
                "privacy.erased-but-held",
                "the person's data was erased; what the law or an open case holds back serves nothing else",
                Map.of());
    }
}
