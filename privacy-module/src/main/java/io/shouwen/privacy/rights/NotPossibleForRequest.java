package io.shouwen.privacy.rights;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 409: the request is not in a state in which this can be done, or is of another kind. */
public final class NotPossibleForRequest extends Refusal {

    NotPossibleForRequest(String act, String state) {
        super(
                Kind.CONFLICT,
                "privacy.not-possible-for-request",
                act + " is not possible while the request is " + state,
                Map.of("act", act, "state", state));
    }
}
