package io.shouwen.platform.http;

import jakarta.ws.rs.core.EntityTag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What If-Match and If-None-Match hold (RFC 9110 §13.1): {@code *}, or entity tags. Use cases ask it, which run without JAX-RS:
 * {@link EntityTag} cannot be made there.
 *
 * @param any whether it is {@code *}
 */
record EntityTags(boolean any, List<Tag> tags) {

    /** @param value what stands in quotes */
    record Tag(boolean weak, String value) {}

    /** One element of the list; an empty one is passed over (RFC 9110 §5.6.1.2). */
    private static final Pattern ELEMENT =
            Pattern.compile("[ \t]*(?:(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\")?[ \t]*(?:,|$)");

    EntityTags {
        tags = List.copyOf(tags);
    }

    /**
     * @param header its name, for the refusal
     * @throws InvalidInput where the value is neither
     */
    static EntityTags parse(String header, String value) {
        if (value.trim().equals("*")) {
            return new EntityTags(true, List.of());
        }
        List<Tag> tags = new ArrayList<>();
        Matcher element = ELEMENT.matcher(value);
        int at = 0;
        while (at < value.length() && element.region(at, value.length()).lookingAt()) {
            if (element.group(2) != null) {
                tags.add(new Tag(element.group(1) != null, element.group(2)));
            }
            at = element.end();
        }
        if (at < value.length() || tags.isEmpty()) {
            throw InvalidInput.of(header, "platform.not-accepted", "*, or ETags in quotes, separated by commas");
        }
        return new EntityTags(false, tags);
    }

    /** Strong comparison: a weak tag matches nothing (RFC 9110 §8.8.3.2). */
    boolean matchStrongly(Predicate<String> wanted) {
        return any || tags.stream().anyMatch(tag -> !tag.weak() && wanted.test(tag.value()));
    }

    /** Weak comparison: only what stands in quotes counts. */
    boolean matchWeakly(EntityTag current) {
        return any || tags.stream().anyMatch(tag -> tag.value().equals(current.getValue()));
    }
}
