package io.shouwen.privacy.matching.api;

import io.shouwen.platform.http.Words;
import io.shouwen.privacy.matching.ComparingNumber;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A number to compare with what is on file.
 *
 * @param person such as a customer's id
 * @param kind {@code resident-id}, {@code passport}, {@code phone}, {@code email} or {@code bank-card}
 * @param value the number, typed in full
 * @param caseReference such as {@code workorder/0190…}; absent at reception
 */
@Schema(requiredProperties = {"person", "kind", "value"})
public record MatchRequest(
        UUID person,

        @Words(value = ComparingNumber.class, list = "KINDS")
        String kind,

        String value,
        @JsonbProperty("case") String caseReference) {

    @Override
    public String toString() {
        return "MatchRequest[" + person + "]"; // the value is somebody's number
    }
}
