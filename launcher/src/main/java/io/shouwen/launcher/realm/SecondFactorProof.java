package io.shouwen.launcher.realm;

import jakarta.json.JsonObject;

/** What makes tokens tell that a one-time code was entered within minutes; for realms that were imported without it. */
public final class SecondFactorProof {

    private SecondFactorProof() {}

    /** Flow whose executions ask for a code. */
    public static String flow() {
        return SignInFlow.BROWSER;
    }

    /** Of an execution that asks for a code, under a name of its own. */
    public static JsonObject configuration(String alias) {
        return SignInFlow.code(alias).build();
    }

    /** Protocol mapper of the client scope {@code acr}. */
    public static JsonObject mapper() {
        return ClientScopes.methods().build();
    }
}
