package io.shouwen.crm.customer.api;

import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.CustomerDetails;
import io.shouwen.crm.customer.CustomerField;

/** What a program sends of a customer, new or known. */
interface CustomerTexts {

    String name();

    String phone();

    String email();

    String idNumber();

    String travelDocument();

    String card();

    String address();

    String preferredChannel();

    default CustomerDetails details() {
        CustomerDetails details = new CustomerDetails();
        CustomerField.all().forEach(field -> details.with(field, text(field)));
        return details;
    }

    default String text(CustomerField field) {
        return switch (field) {
            case NAME -> name();
            case PHONE -> phone();
            case EMAIL -> email();
            case ID_NUMBER -> idNumber();
            case TRAVEL_DOCUMENT -> travelDocument();
            case CARD -> card();
            case ADDRESS -> address();
        };
    }

    default ContactChannel preferred() {
        return preferredChannel() == null || preferredChannel().isBlank()
                ? null
                : ContactChannel.of("preferredChannel", preferredChannel());
    }
}
