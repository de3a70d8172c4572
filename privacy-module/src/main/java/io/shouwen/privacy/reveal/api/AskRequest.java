package io.shouwen.privacy.reveal.api;

import io.shouwen.platform.http.Words;
import io.shouwen.privacy.reveal.Why;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody wants a second person's yes for: fields of a person on a case, or fields of a list.
 *
 * @param person with {@code case}; absent for a list
 * @param list such as {@code crm.customers}; absent for a person
 * @param criteria which rows of the list
 * @param fields full names, such as {@code crm.customer.card}
 * @param why word: customer-asked, mask-not-enough, payment-failed, data-check, authority-asked, other
 * @param note optional; numbers and addresses are refused
 */
@Schema(requiredProperties = {"fields", "purpose", "why"})
public record AskRequest(
        UUID person,
        @JsonbProperty("case") String caseReference,
        String list,
        String criteria,
        List<String> fields,
        String purpose,
        @Words(Why.class) String why,
        String note) {}
