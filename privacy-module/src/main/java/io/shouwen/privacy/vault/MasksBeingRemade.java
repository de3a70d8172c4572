package io.shouwen.privacy.vault;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Masks are being made anew; a second run would do the same. */
public final class MasksBeingRemade extends Refusal {

    MasksBeingRemade() {
        super(Kind.CONFLICT, "privacy.masks-being-remade", "masks are being made anew", Map.of());
    }
}
