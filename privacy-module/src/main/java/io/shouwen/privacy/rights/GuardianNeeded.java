package io.shouwen.privacy.rights;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 409: under age, and no guardian has agreed yet (P8). */
public final class GuardianNeeded extends Refusal {

    public GuardianNeeded() {
        super(
                Kind.CONFLICT,
                "privacy.guardian-needed",
                "the person is under age: record the guardian's identity and consent first",
                Map.of());
    }
}
