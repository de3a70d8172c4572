package io.shouwen.privacy.rights;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 409: the person asked us to stop using their data (P7). */
public final class ProcessingRestricted extends Refusal {

    ProcessingRestricted() {
        super(Kind.CONFLICT, "privacy.processing-restricted", "the person asked us to stop using their data", Map.of());
    }
}
