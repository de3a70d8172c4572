package io.shouwen.privacy.vault;

import io.shouwen.platform.http.Refusal;
import java.util.Map;
import java.util.UUID;

/** No rotation of keys has this id. */
public final class UnknownRotation extends Refusal {

    UnknownRotation(UUID id) {
        super(Kind.UNKNOWN, "privacy.unknown-rotation", "no rotation of keys " + id, Map.of());
    }
}
