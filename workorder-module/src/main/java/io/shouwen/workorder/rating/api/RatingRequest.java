package io.shouwen.workorder.rating.api;

import io.shouwen.platform.http.InvalidInput;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A customer's answer.
 *
 * @param stars 1 (very dissatisfied) to 5 (very satisfied); as JSON has it, since JSON-B makes an int of 2.5, of "5" and of
 *     4294967301
 */
public record RatingRequest(
        @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "5", required = true)
        JsonValue stars,

        String comment) {

    /** @throws InvalidInput for all but the whole numbers 1 to 5 */
    int exactStars() {
        if (stars instanceof JsonNumber number && number.isIntegral()) {
            try {
                int exact = number.intValueExact();
                if (exact >= 1 && exact <= 5) {
                    return exact;
                }
            } catch (ArithmeticException tooLarge) {
                // refused below
            }
        }
        throw InvalidInput.of("stars", "workorder.stars", "a whole number from 1 to 5");
    }
}
