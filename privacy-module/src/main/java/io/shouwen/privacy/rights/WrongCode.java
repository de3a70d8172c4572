package io.shouwen.privacy.rights;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 403: the code does not fit; each try counts. */
public final class WrongCode extends Refusal {

    WrongCode() {
        super(Kind.FORBIDDEN, "privacy.wrong-pickup-code", "the code does not fit the link", Map.of());
    }
}
