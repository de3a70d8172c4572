package io.shouwen.crm.customer.api;

import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.CustomerDetails;
import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.RegisteringCustomer.Agreement;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Words;
import io.shouwen.privacy.rights.Guardian;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A customer as a program sends them. On registration an absent value is unknown; on a change it stays as it is and an
 * empty one is removed.
 *
 * @param idNumber resident ID number; can be compared later, never read
 * @param card bank card number
 * @param preferredChannel word such as {@code wechat}
 * @param consents purposes that the customer agreed to, such as {@code service}; on registration only
 * @param consentText published version of the text that they agreed to; needed with consents
 * @param consentChannel how they agreed, such as {@code paper}; {@code api} unless said
 * @param guardian who answers for a minor; on registration only
 * @param evenIfSimilar registers although somebody similar is known; on registration only
 */
public record CustomerRequest(
        String name,
        String phone,
        String email,
        String idNumber,
        String card,
        String address,
        List<String> tags,
        @Words(ContactChannel.class) String preferredChannel,
        List<String> consents,
        String consentText,

        @Words(value = CustomerRequest.class, list = "CONSENT_CHANNELS")
        String consentChannel,

        Guardian guardian,
        Boolean evenIfSimilar) {

    static final List<String> CONSENT_CHANNELS = List.of("api", "paper", "web", "phone", "wechat");

    CustomerDetails details() {
        return new CustomerDetails()
                .with(CustomerField.NAME, name)
                .with(CustomerField.PHONE, phone)
                .with(CustomerField.EMAIL, email)
                .with(CustomerField.ID_NUMBER, idNumber)
                .with(CustomerField.CARD, card)
                .with(CustomerField.ADDRESS, address);
    }

    /** Fields that were sent empty. */
    Set<CustomerField> emptied() {
        Set<CustomerField> emptied = EnumSet.noneOf(CustomerField.class);
        CustomerField.all().filter(f -> text(f) != null && text(f).isBlank()).forEach(emptied::add);
        return emptied;
    }

    private String text(CustomerField field) {
        return switch (field) {
            case NAME -> name;
            case PHONE -> phone;
            case EMAIL -> email;
            case ID_NUMBER -> idNumber;
            case CARD -> card;
            case ADDRESS -> address;
        };
    }

    ContactChannel preferred() {
        return preferredChannel == null || preferredChannel.isBlank()
                ? null
                : ContactChannel.of("preferredChannel", preferredChannel);
    }

    Agreement agreement() {
        if (consents == null || consents.isEmpty()) {
            return Agreement.none();
        }
        Map<String, String> texts = new TreeMap<>();
        consents.stream().filter(Objects::nonNull).forEach(purpose -> texts.put(purpose, consentText));
        String channel = consentChannel == null || consentChannel.isBlank() ? "api" : consentChannel;
        if (!CONSENT_CHANNELS.contains(channel)) {
            throw InvalidInput.of("consentChannel", "privacy.unknown-channel", String.join(", ", CONSENT_CHANNELS));
        }
        return new Agreement(texts, channel);
    }

    @Override
    public String toString() {
        return "CustomerRequest"; // holds values in clear
    }
}
