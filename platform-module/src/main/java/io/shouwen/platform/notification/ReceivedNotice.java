package io.shouwen.platform.notification;

import io.shouwen.platform.text.Texts;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A notice as one of its readers has it.
 *
 * @param portal word of the portal that the link leads to
 * @param seen whether this reader has seen it
 */
public record ReceivedNotice(
        UUID id, String kind, List<String> words, String link, String portal, Instant at, boolean seen)
        implements Serializable {

    /** The sentence that people read; the kind itself where its module has no text for it. */
    public String text(Locale locale) {
        Map<String, String> holes = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            holes.put(Integer.toString(i), words.get(i));
        }
        return Texts.find(kind.substring(0, kind.indexOf('.')), "notice." + kind, locale, holes)
                .orElse(kind);
    }
}
