package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** No module offers this field, or its kind is never readable again (P1). */
public final class FieldNotRevealable extends Refusal {

    FieldNotRevealable(String field) {
        super(
                Kind.FORBIDDEN,
                "privacy.field-not-revealable",
                "this can never be shown to anybody: " + field,
                Map.of("field", field));
    }
}
