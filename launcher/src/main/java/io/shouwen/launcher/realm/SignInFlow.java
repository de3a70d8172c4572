package io.shouwen.launcher.realm;

import static io.shouwen.launcher.json.Json.array;
import static io.shouwen.launcher.json.Json.object;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/**
 * How people sign in: a password gives level 1, a one-time code level 2. Level 2 lasts for the very request that asked
 * for it (max age 0), so a step-up is always fresh. Privileged people are asked for the code even where nobody asks for
 * level 2, unless level 2 has just asked them.
 *
 * <p>A realm file that lists flows must list all that the realm is bound to; those that we do not want refuse everyone.
 */
final class SignInFlow {

    static final String BROWSER = "shouwen browser";
    static final String NO_ONE = "shouwen no one";
    static final String CLIENTS = "shouwen clients";

    private static final String FORMS = "shouwen browser forms";
    private static final String LEVEL_1 = "shouwen level 1 password";
    private static final String LEVEL_2 = "shouwen level 2 code";
    private static final String PRIVILEGED = "shouwen privileged code";
    private static final String CODE = " method";

    private SignInFlow() {}

    static JsonArrayBuilder flows() {
        return array().add(flow(
                        BROWSER,
                        "Password, and a one-time code where it is asked for",
                        true,
                        execution("auth-cookie", "ALTERNATIVE", 10),
                        subFlow(FORMS, "ALTERNATIVE", 20)))
                .add(flow(
                        FORMS,
                        "",
                        false,
                        subFlow(LEVEL_1, "CONDITIONAL", 10),
                        subFlow(LEVEL_2, "CONDITIONAL", 20),
                        subFlow(PRIVILEGED, "CONDITIONAL", 30)))
                .add(flow(
                        LEVEL_1,
                        "",
                        false,
                        configured("conditional-level-of-authentication", 10, LEVEL_1),
                        execution("auth-username-password-form", "REQUIRED", 20)))
                .add(flow(
                        LEVEL_2,
                        "",
                        false,
                        configured("conditional-level-of-authentication", 10, LEVEL_2),
                        configured("auth-otp-form", 20, LEVEL_2 + CODE)))
                .add(flow(
                        PRIVILEGED,
                        "",
                        false,
                        configured("conditional-user-role", 10, PRIVILEGED),
                        configured("conditional-sub-flow-executed", 15, LEVEL_2 + " not asked"),
                        configured("auth-otp-form", 20, PRIVILEGED + CODE)))
                .add(flow(
                        NO_ONE,
                        "For ways to sign in that are closed",
                        true,
                        execution("deny-access-authenticator", "REQUIRED", 10)))
                .add(object().add("alias", CLIENTS)
                        .add("description", "How clients prove themselves")
                        .add("providerId", "client-flow")
                        .add("topLevel", true)
                        .add("builtIn", false)
                        .add(
                                "authenticationExecutions",
                                array().add(execution("client-secret", "ALTERNATIVE", 10))
                                        .add(execution("client-jwt", "ALTERNATIVE", 20))));
    }

    static JsonArrayBuilder configurations() {
        return array().add(configuration(LEVEL_1, "loa-condition-level", "1", "loa-max-age", "36000"))
                .add(configuration(LEVEL_2, "loa-condition-level", "2", "loa-max-age", "0"))
                .add(configuration(PRIVILEGED, "condUserRole", SecondFactor.MARKER_ROLE, "negate", "false"))
                .add(configuration(LEVEL_2 + " not asked", "flow_to_check", LEVEL_2, "check_result", "not-executed"))
                .add(code(LEVEL_2 + CODE))
                .add(code(PRIVILEGED + CODE));
    }

    /** Tokens name the method {@code otp} for as long after a code as an act may trust it; see TokenVerifier. */
    static JsonObjectBuilder code(String alias) {
        return configuration(alias, "default.reference.value", "otp", "default.reference.maxAge", "300");
    }

    private static JsonObjectBuilder flow(
            String alias, String description, boolean topLevel, JsonObjectBuilder... executions) {
        var list = array();
        for (JsonObjectBuilder execution : executions) {
            list.add(execution);
        }
        return object().add("alias", alias)
                .add("description", description)
                .add("providerId", "basic-flow")
                .add("topLevel", topLevel)
                .add("builtIn", false)
                .add("authenticationExecutions", list);
    }

    private static JsonObjectBuilder execution(String authenticator, String requirement, int priority) {
        return object().add("authenticator", authenticator)
                .add("authenticatorFlow", false)
                .add("requirement", requirement)
                .add("priority", priority)
                .add("userSetupAllowed", false);
    }

    private static JsonObjectBuilder configured(String authenticator, int priority, String configuration) {
        return execution(authenticator, "REQUIRED", priority).add("authenticatorConfig", configuration);
    }

    private static JsonObjectBuilder subFlow(String alias, String requirement, int priority) {
        return object().add("flowAlias", alias)
                .add("authenticatorFlow", true)
                .add("requirement", requirement)
                .add("priority", priority)
                .add("userSetupAllowed", false);
    }

    private static JsonObjectBuilder configuration(
            String alias, String key, String value, String secondKey, String secondValue) {
        return object().add("alias", alias)
                .add("config", object().add(key, value).add(secondKey, secondValue));
    }
}
