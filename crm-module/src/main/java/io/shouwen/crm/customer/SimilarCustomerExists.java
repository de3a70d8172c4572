package io.shouwen.crm.customer;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/**
 * Somebody with the same phone and a name that looks the same is registered (C3). A question, not a wall: families share
 * phones. Register again with {@code evenIfSimilar} when it is another person.
 */
public final class SimilarCustomerExists extends Refusal {

    private final CustomerId existing;

    public SimilarCustomerExists(CustomerId existing) {
        super(
                Kind.CONFLICT,
                "crm.similar-customer-exists",
                "customer " + existing + " has the same phone and a similar name; evenIfSimilar registers anyway",
                Map.of("customer", existing.toString()));
        this.existing = existing;
    }

    public CustomerId existing() {
        return existing;
    }
}
