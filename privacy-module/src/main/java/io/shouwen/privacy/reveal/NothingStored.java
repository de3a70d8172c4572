package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The person has no value in that field. */
public final class NothingStored extends Refusal {

    NothingStored() {
        super(Kind.UNKNOWN, "privacy.nothing-stored", "the person has no such value", Map.of());
    }
}
