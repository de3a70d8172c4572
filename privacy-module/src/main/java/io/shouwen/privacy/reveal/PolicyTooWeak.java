package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** A policy would ask for less than the fixed rules do (P3, P13). */
public final class PolicyTooWeak extends Refusal {

    PolicyTooWeak(String subject, String lacks) {
        super(
                Kind.UNPROCESSABLE,
                "privacy.policy-too-weak",
                "the policy for " + subject + " must keep: " + lacks,
                Map.of("subject", subject, "lacks", lacks));
    }
}
