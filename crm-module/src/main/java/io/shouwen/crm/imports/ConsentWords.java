package io.shouwen.crm.imports;

import io.shouwen.privacy.consent.ConsentPurposes.Purpose;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the consent column may say: purposes that people are asked for now, by word or name, and usual ways to put them. */
final class ConsentWords {

    private static final Map<String, Set<String>> USUAL = Map.of(
            "service", Set.of("服务", "是", "同意", "yes", "y", "true"),
            "marketing", Set.of("营销", "推广"),
            "survey", Set.of("回访", "调研", "满意度调查"));

    private final Map<String, String> purposes = new HashMap<>();
    private final Set<String> published;

    /**
     * @param active purposes that people are asked for now
     * @param published those of which the named version of the text is published
     */
    ConsentWords(Collection<Purpose> active, Set<String> published) {
        this.published = Set.copyOf(published);
        for (Purpose purpose : active) {
            purposes.put(purpose.word(), purpose.word());
            purposes.put(purpose.zh().toLowerCase(Locale.ROOT), purpose.word());
            purposes.put(purpose.en().toLowerCase(Locale.ROOT), purpose.word());
            USUAL.getOrDefault(purpose.word(), Set.of()).forEach(word -> purposes.put(word, purpose.word()));
        }
    }

    /** @param word in lower case */
    Optional<String> purpose(String word) {
        return Optional.ofNullable(purposes.get(word));
    }

    boolean published(String purpose) {
        return published.contains(purpose);
    }
}
