package io.shouwen.crm.customer;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The ID number belongs to a customer already: it is the same person. */
public final class IdNumberRegistered extends Refusal {

    private final CustomerId existing;

    public IdNumberRegistered(CustomerId existing) {
        super(
                Kind.CONFLICT,
                "crm.id-number-registered",
                "the ID number belongs to customer " + existing,
                Map.of("customer", existing.toString()));
        this.existing = existing;
    }

    public CustomerId existing() {
        return existing;
    }
}
