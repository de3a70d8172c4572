package io.shouwen.crm.customer.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An exact search: one of these. In a body, never in an address. */
@Schema(minProperties = 1, maxProperties = 1)
public record SearchRequest(String phone, String email, String idNumber, String travelDocument, String card) {

    @Override
    public String toString() {
        return "SearchRequest"; // holds a value in clear
    }
}
