package io.shouwen.crm.customer.api;

/** An exact search: one of these. In a body, never in an address. */
public record SearchRequest(String phone, String email, String idNumber, String card) {

    @Override
    public String toString() {
        return "SearchRequest"; // holds a value in clear
    }
}
