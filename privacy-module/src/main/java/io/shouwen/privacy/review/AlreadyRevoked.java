package io.shouwen.privacy.review;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The line is revoked: a second word about it would hide the first. */
public final class AlreadyRevoked extends Refusal {

    AlreadyRevoked() {
        super(Kind.CONFLICT, "privacy.already-revoked", "take the revocation back first", Map.of());
    }
}
