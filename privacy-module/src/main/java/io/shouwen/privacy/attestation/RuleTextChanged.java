package io.shouwen.privacy.attestation;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Another version of the rules holds by now. */
public final class RuleTextChanged extends Refusal {

    RuleTextChanged() {
        super(
                Kind.CONFLICT,
                "privacy.rule-text-changed",
                "the rules have changed since: read the present version",
                Map.of());
    }
}
