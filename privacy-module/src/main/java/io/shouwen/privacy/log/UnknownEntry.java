package io.shouwen.privacy.log;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** No audit entry has this id. */
public final class UnknownEntry extends Refusal {

    public UnknownEntry() {
        super(Kind.UNKNOWN, "privacy.unknown-entry", "there is no such audit entry", Map.of());
    }
}
