package io.shouwen.privacy.vault;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** No run that makes masks anew has this id. */
public final class UnknownRemake extends Refusal {

    UnknownRemake() {
        super(Kind.UNKNOWN, "privacy.unknown-mask-remake", "no such run that makes masks anew", Map.of());
    }
}
