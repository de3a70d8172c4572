package io.shouwen.privacy.log;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.freetext.TypedText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A search of the audit log under the name that somebody gives it. Others may read both: they hold nobody's number, and the
 * query only what {@link EntryFilter} takes.
 *
 * @param query of the page's address
 */
record NamedSearch(String name, String query) {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_QUERY = 1_000;

    /** As the page's own address is made: ids and codes only. */
    private static final Pattern QUERY = Pattern.compile("([a-z]+=[A-Za-z0-9._%+:/-]*(&[a-z]+=[A-Za-z0-9._%+:/-]*)*)?");

    private static final Set<String> FILTERS =
            Set.of("subject", "actor", "action", "case", "purpose", "field", "outcome", "from", "to", "order");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    NamedSearch {
        name = name == null ? "" : name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw InvalidInput.of("name", "privacy.not-a-search-name", "a name of 1 to 60 characters");
        }
        if (TypedText.of(name).mightHoldANumber()) {
            throw InvalidInput.of(
                    "name", "privacy.search-name-holds-data", "a name without numbers or addresses of anybody");
        }
        if (query == null
                || query.length() > LONGEST_QUERY
                || !QUERY.matcher(query).matches()
                || !filters(query)) {
            throw InvalidInput.of("query", "privacy.not-a-filter", "the query of the audit log's address");
        }
    }

    private static boolean filters(String query) {
        Map<String, String> values = new HashMap<>();
        try {
            for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
                int equals = pair.indexOf('=');
                values.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
            values.values().removeIf(String::isBlank);
            if (values.containsKey("subject")) {
                UUID.fromString(values.get("subject"));
            }
            for (String day : new String[] {"from", "to"}) {
                if (values.containsKey(day)) {
                    LocalDate.parse(values.get(day));
                }
            }
            new EntryFilter(
                    null,
                    values.get("actor"),
                    values.get("action"),
                    values.get("case"),
                    values.get("purpose"),
                    values.get("outcome"),
                    null,
                    null,
                    values.get("field"));
        } catch (IllegalArgumentException | DateTimeParseException | InvalidInput noFilter) {
            return false;
        }
        return FILTERS.containsAll(values.keySet())
                && values.getOrDefault("order", "asc").matches("asc|desc")
                && values.entrySet().stream().noneMatch(value -> holdsANumber(value.getKey(), value.getValue()));
    }

    /** A staff number or a case's may be all figures, but none that is a person's. */
    private static boolean holdsANumber(String filter, String value) {
        boolean day = filter.equals("from") || filter.equals("to");
        String withoutIds = UUID_FORM.matcher(value).replaceAll("id");
        return !day && TypedText.of(withoutIds).hidesSomething();
    }
}
