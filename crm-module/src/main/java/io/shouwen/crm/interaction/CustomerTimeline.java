package io.shouwen.crm.interaction;

import io.shouwen.crm.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Implemented by the modules above that know more of a customer's history, such as work orders (C1): an
 * application-scoped bean. The 360° view asks every one of them once.
 */
public interface CustomerTimeline {

    /** The newest first, at most so many. One query, masks only. */
    List<Entry> of(CustomerId customer, Locale locale, int limit);

    /**
     * Something that happened with the customer.
     *
     * @param path page that shows it, such as {@code /workorder/work-order?id=…}; null where this person may not open it
     * @param reference number that people use, such as {@code W-…}
     * @param title in the reader's language, without personal data
     * @param state label in the reader's language
     * @param tone of the state's chip: {@code ok}, {@code warn}, {@code bad}, {@code info} or {@code mute}
     * @param openCase reference under which the person may be looked at now, such as {@code workorder/0190…}; null once
     *     closed
     */
    record Entry(Instant at, String path, String reference, String title, String state, String tone, String openCase) {}
}
