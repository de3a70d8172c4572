package io.shouwen.crm.customer;

import io.shouwen.platform.http.InvalidInput;
import java.util.Collection;
import java.util.List;

/** Tags as people type them. */
final class Tags {

    private Tags() {}

    /** @throws InvalidInput where one is no tag, or there are too many */
    static List<String> clean(Collection<String> words) {
        List<String> tags = words.stream()
                .map(w -> CustomerTag.clean(w).orElseThrow(Tags::notAccepted))
                .distinct()
                .sorted()
                .toList();
        if (tags.size() > CustomerTag.MOST) {
            throw notAccepted();
        }
        return tags;
    }

    static List<CustomerTag> byPerson(Collection<String> words) {
        return clean(words).stream()
                .map(w -> new CustomerTag(w, CustomerTag.Origin.PERSON))
                .toList();
    }

    private static InvalidInput notAccepted() {
        return InvalidInput.of(
                "tags", "crm.tags-not-accepted", "up to 20 tags of up to 20 characters, no phone numbers or the like");
    }
}
