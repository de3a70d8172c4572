package io.shouwen.crm.customer;

import io.shouwen.platform.http.InvalidInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which customers a list shows, and in what order. No protected value can be asked for here: the query stands in an
 * address. Exact searches are {@link SearchingCustomers#holding}.
 *
 * @param tag that they carry, or null
 * @param family beginning of the masked name, at most two characters, or null
 * @param from registered at or after, or null
 * @param until registered before, or null
 */
public record CustomerQuery(String tag, String family, Instant from, Instant until, Sort sort) {

    /** By registration, or by number. */
    public enum Sort {
        NEWEST("c.id DESC"),
        OLDEST("c.id"),
        NAME("c.name_mask, c.id"),
        NAME_DESCENDING("c.name_mask DESC, c.id DESC");

        private final String order;

        Sort(String order) {
            this.order = order;
        }

        String order() {
            return order;
        }

        /** In addresses, such as {@code name-descending}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public CustomerQuery {
        tag = blankToNull(tag);
        family = blankToNull(family);
        sort = sort == null ? Sort.NEWEST : sort;
        if (family != null && (family.codePointCount(0, family.length()) > 2 || family.matches(".*[%_\\\\*0-9].*"))) {
            throw InvalidInput.of("family", "crm.family-name-only", "one or two characters of the family name");
        }
    }

    public static CustomerQuery everyone() {
        return new CustomerQuery(null, null, null, null, Sort.NEWEST);
    }

    public boolean filtered() {
        return tag != null || family != null || from != null || until != null;
    }

    /** The filters in use by name, never by value. */
    List<String> used() {
        List<String> used = new ArrayList<>();
        if (tag != null) {
            used.add("tag");
        }
        if (family != null) {
            used.add("family");
        }
        if (from != null) {
            used.add("from");
        }
        if (until != null) {
            used.add("until");
        }
        return used;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
