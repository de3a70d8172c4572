package io.shouwen.launcher.realm;

import static io.shouwen.launcher.json.Json.array;
import static io.shouwen.launcher.json.Json.object;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/**
 * What tokens tell. A realm file that lists scopes gets no others, so Keycloak's own {@code basic} ({@code sub},
 * {@code auth_time}) and {@code acr} are declared again, and {@code roles} for Keycloak's account console.
 */
final class ClientScopes {

    private static final String STAFF = "shouwen-staff-claims";

    private ClientScopes() {}

    static JsonArrayBuilder all() {
        return array().add(scope(
                        "basic",
                        mapper("sub", "oidc-sub-mapper", inAccessToken()),
                        mapper(
                                "auth_time",
                                "oidc-usersessionmodel-note-mapper",
                                inBothTokens()
                                        .add("user.session.note", "AUTH_TIME")
                                        .add("claim.name", "auth_time")
                                        .add("jsonType.label", "long"))))
                .add(scope("acr", mapper("acr loa level", "oidc-acr-mapper", inBothTokens()), methods()))
                .add(scope(
                        "roles",
                        mapper(
                                "client roles",
                                "oidc-usermodel-client-role-mapper",
                                inAccessToken()
                                        .add("claim.name", "resource_access.${client_id}.roles")
                                        .add("jsonType.label", "String")
                                        .add("multivalued", "true")),
                        mapper("audience resolve", "oidc-audience-resolve-mapper", inAccessToken())))
                .add(scope(
                        STAFF,
                        mapper(
                                "audience",
                                "oidc-audience-mapper",
                                inAccessToken().add("included.client.audience", RealmFile.PERMISSIONS_CLIENT)),
                        mapper(
                                "permissions",
                                "oidc-usermodel-client-role-mapper",
                                inAccessToken()
                                        .add("usermodel.clientRoleMapping.clientId", RealmFile.PERMISSIONS_CLIENT)
                                        .add("claim.name", "permissions")
                                        .add("jsonType.label", "String")
                                        .add("multivalued", "true")),
                        attribute("staff_number"),
                        attribute("department"),
                        mapper("name", "oidc-full-name-mapper", inBothTokens())));
    }

    /** How a person signed in, {@code amr}. */
    static JsonObjectBuilder methods() {
        return mapper("amr", "oidc-amr-mapper", inBothTokens());
    }

    static JsonArrayBuilder defaults() {
        return array().add("basic").add("acr").add("roles");
    }

    static JsonArrayBuilder ofPortals() {
        return array().add("basic").add("acr").add(STAFF);
    }

    private static JsonObjectBuilder scope(String name, JsonObjectBuilder... mappers) {
        var list = array();
        for (JsonObjectBuilder mapper : mappers) {
            list.add(mapper);
        }
        return object().add("name", name)
                .add("protocol", "openid-connect")
                .add(
                        "attributes",
                        object().add("include.in.token.scope", "false").add("display.on.consent.screen", "false"))
                .add("protocolMappers", list);
    }

    private static JsonObjectBuilder attribute(String name) {
        return mapper(
                name,
                "oidc-usermodel-attribute-mapper",
                inBothTokens()
                        .add("user.attribute", name)
                        .add("claim.name", name)
                        .add("jsonType.label", "String"));
    }

    private static JsonObjectBuilder mapper(String name, String kind, JsonObjectBuilder config) {
        return object().add("name", name)
                .add("protocol", "openid-connect")
                .add("protocolMapper", kind)
                .add("consentRequired", false)
                .add("config", config);
    }

    private static JsonObjectBuilder inAccessToken() {
        return object().add("access.token.claim", "true")
                .add("id.token.claim", "false")
                .add("userinfo.token.claim", "false")
                .add("introspection.token.claim", "true");
    }

    private static JsonObjectBuilder inBothTokens() {
        return object().add("access.token.claim", "true")
                .add("id.token.claim", "true")
                .add("userinfo.token.claim", "false")
                .add("introspection.token.claim", "true");
    }
}
