package io.shouwen.platform.identity;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.glassfish.jersey.client.proxy.WebResourceFactory;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RealmsResource;
import org.keycloak.representations.AccessTokenResponse;

/**
 * One service account at Keycloak's administration interface: gets its tokens, keeps every call short. The interfaces are
 * those of keycloak-admin-client, served by Jersey's proxy instead of RESTEasy, which Payara has no room for.
 */
final class ServiceClient {

    private static final long CONNECT_SECONDS = 3;
    private static final long READ_SECONDS = 10;
    private static final long BEFORE_EXPIRY_SECONDS = 10;

    private final String id;
    private final String secret;
    private final String keycloak;
    private final String realm;
    private final Clock clock;
    private final Client http;
    private String token;
    private Instant tokenGoodUntil = Instant.MIN;

    /**
     * @param issuer such as {@code https://sso.example.org/realms/shouwen}
     * @param administration the part of it before {@code /realms/}, or another address of the same Keycloak
     */
    ServiceClient(String id, String secret, String issuer, String administration, Clock clock) {
        this.id = id;
        this.secret = secret;
        this.keycloak = administration;
        this.realm = issuer.substring(issuer.lastIndexOf('/') + 1);
        this.clock = clock;
        this.http = ClientBuilder.newBuilder()
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .register(new AdministrationJson())
                // Keycloak wants a body with some DELETE requests, which HTTP leaves undefined.
                .property("jersey.config.client.suppressHttpComplianceValidation", true)
                .build();
    }

    /** @throws IdentityUnavailable where Keycloak is away, too slow, or refuses the account */
    <T> T ask(Function<RealmResource, T> question) {
        try {
            return question.apply(realm());
        } catch (WebApplicationException refused) {
            Response.StatusType status = refused.getResponse().getStatusInfo();
            if (status.getStatusCode() == 401) {
                forgetToken();
            }
            if (status.getStatusCode() == 404) {
                throw refused;
            }
            throw new IdentityUnavailable("it answers " + status.getStatusCode() + " to " + id, refused);
        } catch (ProcessingException silent) {
            throw new IdentityUnavailable("it does not answer in time", silent);
        }
    }

    private RealmResource realm() {
        String bearer = "Bearer " + token();
        ClientRequestFilter signed = request -> request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, bearer);
        return WebResourceFactory.newResource(
                        RealmsResource.class, http.target(URI.create(keycloak)).register(signed))
                .realm(realm);
    }

    private synchronized String token() {
        if (!tokenGoodUntil.isAfter(clock.instant())) {
            Form grant = new Form()
                    .param("grant_type", "client_credentials")
                    .param("client_id", id)
                    .param("client_secret", secret);
            AccessTokenResponse answer = http.target(keycloak + "/realms/" + realm + "/protocol/openid-connect/token")
                    .request("application/json")
                    .post(Entity.form(grant), AccessTokenResponse.class);
            token = answer.getToken();
            tokenGoodUntil = clock.instant().plusSeconds(answer.getExpiresIn() - BEFORE_EXPIRY_SECONDS);
        }
        return token;
    }

    private synchronized void forgetToken() {
        tokenGoodUntil = Instant.MIN;
    }
}
