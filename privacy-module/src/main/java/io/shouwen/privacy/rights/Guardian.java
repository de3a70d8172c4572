package io.shouwen.privacy.rights;

import io.shouwen.platform.http.Words;
import io.shouwen.privacy.consent.RecordingConsent;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who answers for a minor, in clear, on the way to the vault; and the text that they agreed to.
 *
 * @param relation word of {@link #RELATIONS}
 * @param channel how they agreed, such as {@code paper}
 * @param verifiedHow how it was checked who they are, word of {@link #VERIFICATIONS}
 */
@Schema(requiredProperties = {"name", "phone", "relation", "textVersion", "channel", "verifiedHow"})
public record Guardian(
        String name,
        String phone,
        @Words(value = Guardian.class, list = "RELATIONS") String relation,
        String textVersion,

        @Words(value = RecordingConsent.class, list = "CHANNELS")
        String channel,

        @Words(value = Guardian.class, list = "VERIFICATIONS")
        String verifiedHow) {

    public static final List<String> RELATIONS = List.of("mother", "father", "grandparent", "other");
    public static final List<String> VERIFICATIONS =
            List.of("household-register", "birth-certificate", "guardianship-ruling", "id-shown");

    @Override
    public String toString() {
        return "Guardian[not shown]";
    }
}
