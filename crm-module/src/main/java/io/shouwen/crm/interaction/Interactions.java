package io.shouwen.crm.interaction;

import io.shouwen.crm.customer.CustomerId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All contacts with all customers. */
public interface Interactions {

    void add(Interaction interaction);

    /** Many at once, in one round trip. */
    void addAll(Collection<Interaction> interactions);

    /** A customer's, the newest first. @param before id of the last one of the page before, or null */
    List<Interaction> of(CustomerId customer, UUID before, int limit);
}
