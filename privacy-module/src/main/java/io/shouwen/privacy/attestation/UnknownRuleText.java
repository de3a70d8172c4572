package io.shouwen.privacy.attestation;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** No rules have been published. */
public final class UnknownRuleText extends Refusal {

    UnknownRuleText() {
        super(Kind.UNKNOWN, "privacy.unknown-rule-text", "no rules have been published", Map.of());
    }
}
