package io.shouwen.crm.campaign;

import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.CustomerTag;
import io.shouwen.platform.http.InvalidInput;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Whom a campaign is for. What is left empty does not matter; without anything it is everybody.
 *
 * @param tags that they carry
 * @param allTags whether each of them must be carried, or any one is enough
 * @param without tags that they must not carry
 * @param preferred channel that they prefer, or null
 * @param from registered at or after, or null
 * @param until registered before, or null
 */
public record Audience(
        List<String> tags,
        boolean allTags,
        List<String> without,
        ContactChannel preferred,
        Instant from,
        Instant until) {

    public Audience {
        tags = List.copyOf(tags);
        without = List.copyOf(without);
    }

    /** @throws InvalidInput where a word is no tag, or nobody could ever match */
    public static Audience of(
            Collection<String> tags,
            boolean allTags,
            Collection<String> without,
            ContactChannel preferred,
            Instant from,
            Instant until) {
        List<String> wanted = clean("tags", tags);
        List<String> unwanted = clean("withoutTags", without);
        if (wanted.stream().anyMatch(unwanted::contains)) {
            throw InvalidInput.of(
                    "withoutTags", "crm.campaign-audience-not-accepted", "other tags than the wanted ones");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw InvalidInput.of(
                    "registeredUntil", "crm.campaign-audience-not-accepted", "a time after registeredFrom");
        }
        return new Audience(wanted, allTags, unwanted, preferred, from, until);
    }

    private static List<String> clean(String field, Collection<String> words) {
        List<String> tags = words.stream()
                .map(word -> word == null ? "" : CustomerTag.clean(word).orElse(""))
                .distinct()
                .sorted()
                .toList();
        if (tags.contains("") || tags.size() > CustomerTag.MOST) {
            throw InvalidInput.of(
                    field,
                    "crm.tags-not-accepted",
                    "up to 20 tags of up to 20 characters, no phone numbers or the like");
        }
        return tags;
    }
}
