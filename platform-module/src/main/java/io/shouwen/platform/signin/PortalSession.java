package io.shouwen.platform.signin;

import io.shouwen.platform.access.SignedInActor;
import java.io.Serializable;
import java.time.Instant;

/**
 * A person signed in to one portal, kept in the HTTP session. Prints nothing of its tokens.
 *
 * @param sid the provider's session id, by which it can be ended from outside
 * @param freshUntil when the access token's claims must be fetched anew
 */
record PortalSession(SignedInActor actor, String sid, String idToken, String refreshToken, Instant freshUntil)
        implements Serializable {

    /**
     * The session after a refresh, which proves nothing: the second factor stays as old as it is, whatever the new token says.
     *
     * @param refreshed the person as the new access token describes them
     */
    PortalSession renewed(SignedInActor refreshed, String newIdToken, String newRefreshToken, Instant until) {
        return new PortalSession(
                refreshed.withSecondFactorAt(actor.secondFactorAt()), sid, newIdToken, newRefreshToken, until);
    }

    @Override
    public String toString() {
        return "session of " + actor;
    }
}
