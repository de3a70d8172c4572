package io.shouwen.crm.customer;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** There is no customer of this id. */
public final class UnknownCustomer extends Refusal {

    public UnknownCustomer(CustomerId id) {
        super(Kind.UNKNOWN, "crm.unknown-customer", "no customer " + id, Map.of("customer", id.toString()));
    }
}
