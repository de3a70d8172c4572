package io.shouwen.crm.customer;

import java.util.List;
import java.util.UUID;

/** The customers' own statements, for measurements: they are nobody else's to call. */
public record CustomerQueries(CustomerLists lists) {

    /** A page of the list of everyone, newest first. */
    public List<CustomerRow> page(UUID after, int limit) {
        return lists.after(CustomerQuery.everyone(), after, limit);
    }

    /** Who holds the phone that is stored under one of these keys. */
    public List<CustomerRow> withPhone(List<byte[]> keys) {
        return lists.holding(CustomerField.PHONE.stored().field(), keys, 20);
    }
}
