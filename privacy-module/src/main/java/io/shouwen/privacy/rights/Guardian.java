package io.shouwen.privacy.rights;

import java.util.List;

/**
 * Who answers for a minor, in clear, on the way to the vault; and the text that they agreed to.
 *
 * @param relation word of {@link #RELATIONS}
 * @param channel how they agreed, such as {@code paper}
 * @param verifiedHow how it was checked who they are, word of {@link #VERIFICATIONS}
 */
public record Guardian(
        String name, String phone, String relation, String textVersion, String channel, String verifiedHow) {

    public static final List<String> RELATIONS = List.of("mother", "father", "grandparent", "other");
    public static final List<String> VERIFICATIONS =
            List.of("household-register", "birth-certificate", "guardianship-ruling", "id-shown");

    @Override
    public String toString() {
        return "Guardian[not shown]";
    }
}
