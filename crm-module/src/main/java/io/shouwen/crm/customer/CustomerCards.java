package io.shouwen.crm.customer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Customers as other modules may see them. Many at once is one query. */
public interface CustomerCards {

    Optional<CustomerCard> find(CustomerId id);

    Map<CustomerId, CustomerCard> named(Collection<CustomerId> ids);

    /** Those known longest, in the order of their registration; at most so many. */
    List<CustomerId> oldest(int limit);
}
