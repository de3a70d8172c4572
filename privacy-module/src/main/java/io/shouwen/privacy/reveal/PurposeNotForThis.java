package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The purpose does not serve that kind of field. */
public final class PurposeNotForThis extends Refusal {

    PurposeNotForThis() {
        super(
                Kind.UNPROCESSABLE,
                "privacy.purpose-not-for-this",
                "this purpose does not serve that kind of field",
                Map.of());
    }
}
