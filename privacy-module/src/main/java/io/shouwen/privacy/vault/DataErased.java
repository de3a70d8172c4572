package io.shouwen.privacy.vault;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The person's data key has been destroyed (P11): nobody can read this any more. */
public final class DataErased extends Refusal {

    DataErased(PersonId person) {
        super(Kind.GONE, "privacy.data-erased", "the data of " + person + " has been erased", Map.of());
    }
}
