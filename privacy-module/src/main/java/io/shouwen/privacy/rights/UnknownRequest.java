package io.shouwen.privacy.rights;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 404: there is no such request. */
public final class UnknownRequest extends Refusal {

    /** For pages whose address names none. */
    public static UnknownRequest make() {
        return new UnknownRequest();
    }

    UnknownRequest() {
        super(Kind.UNKNOWN, "privacy.unknown-subject-request", "there is no such request", Map.of());
    }
}
