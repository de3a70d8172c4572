package io.shouwen.crm.customer;

import io.shouwen.platform.http.Refusal;
import java.util.Locale;
import java.util.Map;

/** The ID or travel document number belongs to a customer already: it is the same person. */
public final class IdNumberRegistered extends Refusal {

    private final CustomerId existing;

    IdNumberRegistered(CustomerField field, CustomerId existing) {
        super(
                Kind.CONFLICT,
                "crm." + reason(field),
                "the number belongs to customer " + existing,
                Map.of("customer", existing.toString()));
        this.existing = existing;
    }

    /** As audit entries name it, such as {@code id-number-registered}. */
    static String reason(CustomerField field) {
        return field.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-registered";
    }

    public CustomerId existing() {
        return existing;
    }
}
