package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The word is taken. */
public final class PurposeExists extends Refusal {

    PurposeExists(String word) {
        super(Kind.CONFLICT, "privacy.purpose-exists", "there is a purpose " + word, Map.of("word", word));
    }
}
