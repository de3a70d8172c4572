package io.shouwen.privacy.vault;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Such a rotation is under way; a second would meet it halfway. */
public final class RotationRunning extends Refusal {

    RotationRunning(RotatedKeys keys) {
        super(
                Kind.CONFLICT,
                "privacy.rotation-running",
                "a rotation of the " + keys.word() + " keys is under way",
                Map.of("keys", keys.word()));
    }
}
