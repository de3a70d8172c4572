package io.shouwen.privacy.rights;

import java.util.List;

/**
 * Who answers for a minor, in clear, on the way to the vault; and the text that they agreed to.
 *
 * @param relation word of {@link #RELATIONS}
 * @param channel how they agreed, such as {@code paper}
 */
public record Guardian(String name, String phone, String relation, String textVersion, String channel) {

    public static final List<String> RELATIONS = List.of("mother", "father", "grandparent", "other");

    @Override
    public String toString() {
        return "Guardian[not shown]";
    }
}
