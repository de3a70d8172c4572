package io.shouwen.privacy.consent;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 409: a child agrees to nothing by themselves (P8). */
public final class GuardianMustAgree extends Refusal {

    GuardianMustAgree() {
        super(
                Kind.CONFLICT,
                "privacy.guardian-must-agree",
                "the person is under age: only their guardian can agree for them, say byGuardian",
                Map.of());
    }
}
