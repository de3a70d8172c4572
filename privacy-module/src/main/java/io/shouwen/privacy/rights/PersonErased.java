package io.shouwen.privacy.rights;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 410: the data has been erased (P11). */
public final class PersonErased extends Refusal {

    PersonErased() {
        super(Kind.GONE, "privacy.person-erased", "this person's data has been erased", Map.of());
    }
}
