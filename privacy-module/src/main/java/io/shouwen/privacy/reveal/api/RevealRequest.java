package io.shouwen.privacy.reveal.api;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody asks to see, and why.
 *
 * @param person such as a customer's id
 * @param field full name, such as {@code crm.customer.phone}
 * @param row which text, where the field has many; absent otherwise
 * @param purpose word of a purpose in use
 * @param caseReference such as {@code workorder/0190…}
 */
@Schema(requiredProperties = {"person", "field", "purpose"})
public record RevealRequest(
        UUID person,
        String field,
        UUID row,
        String purpose,
        @JsonbProperty("case") String caseReference) {}
