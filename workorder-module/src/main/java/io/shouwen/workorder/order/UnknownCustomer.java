package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 422: accepted for somebody who is not a customer yet. */
public final class UnknownCustomer extends Refusal {

    UnknownCustomer() {
        super(Kind.UNPROCESSABLE, "workorder.unknown-customer", "no customer has this id", Map.of());
    }
}
