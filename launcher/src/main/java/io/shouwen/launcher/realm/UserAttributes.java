package io.shouwen.launcher.realm;

import static io.shouwen.launcher.json.Json.array;
import static io.shouwen.launcher.json.Json.object;

import jakarta.json.JsonObjectBuilder;

/**
 * What Keycloak keeps of a person: a name in one piece (a Chinese name has no first and last part to be joined by a
 * blank), staff number and department. Only administrators change them.
 */
final class UserAttributes {

    private UserAttributes() {}

    static JsonObjectBuilder component() {
        var profile = object().add(
                        "attributes",
                        array().add(attribute("username", "${username}", true))
                                .add(attribute("email", "${email}", false)
                                        .add("validations", object().add("email", object())))
                                .add(attribute("firstName", "姓名", true))
                                .add(attribute("staff_number", "工号", true)
                                        .add(
                                                "validations",
                                                object().add(
                                                                "pattern",
                                                                object().add(
                                                                                "pattern",
                                                                                "^[A-Za-z0-9][A-Za-z0-9-]{0,19}$")
                                                                        .add("error-message", "工号"))))
                                .add(attribute("department", "部门", false)))
                .build();
        return object().add(
                        "org.keycloak.userprofile.UserProfileProvider",
                        array().add(object().add("providerId", "declarative-user-profile")
                                .add(
                                        "config",
                                        object().add("kc.user.profile.config", array().add(profile.toString())))));
    }

    private static JsonObjectBuilder attribute(String name, String label, boolean required) {
        var attribute = object().add("name", name)
                .add("displayName", label)
                .add("multivalued", false)
                .add(
                        "permissions",
                        object().add("view", array().add("admin").add("user")).add("edit", array().add("admin")));
        if (required && !name.equals("username")) {
            attribute.add("required", object().add("roles", array().add("admin")));
        }
        return attribute;
    }
}
