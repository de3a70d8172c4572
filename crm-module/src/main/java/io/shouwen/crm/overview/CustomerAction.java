package io.shouwen.crm.overview;

import io.shouwen.crm.customer.CustomerId;
import java.util.Locale;
import java.util.Optional;

/** Implemented by the modules above that can begin something for a customer, such as a work order: an application-scoped bean. */
public interface CustomerAction {

    /** The button on the customer's page; empty where this person may not. */
    Optional<Button> of(CustomerId customer, Locale locale);

    /**
     * @param icon PrimeIcons name, such as {@code pi-plus}
     * @param path below the base address, with ids only
     */
    record Button(String label, String icon, String path) {}
}
