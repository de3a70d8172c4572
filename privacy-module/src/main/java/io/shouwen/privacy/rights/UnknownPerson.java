package io.shouwen.privacy.rights;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 404: nobody is known by this id. */
public final class UnknownPerson extends Refusal {

    public UnknownPerson() {
        super(Kind.UNKNOWN, "privacy.unknown-person", "nobody is known by this id", Map.of());
    }
}
