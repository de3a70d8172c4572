package io.shouwen.crm.customer.api;

import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.RegisteringCustomer.Agreement;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Words;
import io.shouwen.privacy.rights.Guardian;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new customer as a program sends them; an absent value is unknown.
 *
 * @param idNumber resident ID number; can be compared later, never read
 * @param travelDocument passport, or permit of residents of Hong Kong, Macao or Taiwan; likewise. A foreign one as {@code
 *     passport:GBR:123456789}
 * @param card bank card number
 * @param preferredChannel word such as {@code wechat}
 * @param consents purposes that the customer agreed to, such as {@code service}
 * @param consentText published version of the text that they agreed to; needed with consents
 * @param consentChannel how they agreed, such as {@code paper}; {@code api} unless said
 * @param guardian who answers for a minor
 * @param evenIfSimilar registers although somebody similar is known
 */
@Schema(requiredProperties = "name")
public record CustomerRequest(
        String name,
        String phone,
        String email,
        String idNumber,
        String travelDocument,
        String card,
        String address,
        List<String> tags,
        @Words(ContactChannel.class) String preferredChannel,
        List<String> consents,
        String consentText,

        @Words(value = CustomerRequest.class, list = "CONSENT_CHANNELS")
        String consentChannel,

        Guardian guardian,
        Boolean evenIfSimilar)
        implements CustomerTexts {

    static final List<String> CONSENT_CHANNELS = List.of("api", "paper", "web", "phone", "wechat");

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
