package io.shouwen.platform.signin;

import io.shouwen.platform.access.Portal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the HTTP session holds for sign-in: the portals entered, and the sign-ins begun, one for each tab. */
final class Visit implements Serializable {

    private static final String ATTRIBUTE = "shouwen.visit";
    private static final int BEGUN_AT_MOST = 20;
    private static final Duration BEGUN_LIVES = Duration.ofMinutes(30);

    /** A sign-in that was begun and has not come back. */
    record Begun(Portal portal, String nonce, String verifier, String returnTo, Instant at) implements Serializable {}

    private final EnumMap<Portal, PortalSession> entered = new EnumMap<>(Portal.class);
    private final LinkedHashMap<String, Begun> begun = new LinkedHashMap<>();

    static Optional<Visit> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((Visit) session.getAttribute(ATTRIBUTE));
    }

    static Visit startedOn(HttpServletRequest request) {
        return of(request).orElseGet(() -> {
            Visit visit = new Visit();
            visit.keepIn(request);
            return visit;
        });
    }

    /** Sets the attribute again, so that a replicated session is written. */
    void keepIn(HttpServletRequest request) {
        request.getSession(true).setAttribute(ATTRIBUTE, this);
    }

    synchronized void begin(String state, Begun attempt) {
        begun.values().removeIf(b -> b.at().plus(BEGUN_LIVES).isBefore(attempt.at()));
        while (begun.size() >= BEGUN_AT_MOST) {
            begun.remove(begun.keySet().iterator().next());
        }
        begun.put(state, attempt);
    }

    synchronized Optional<Begun> finish(String state) {
        return Optional.ofNullable(state == null ? null : begun.remove(state));
    }

    synchronized Optional<PortalSession> at(Portal portal) {
        return Optional.ofNullable(entered.get(portal));
    }

    synchronized void enter(Portal portal, PortalSession session) {
        entered.put(portal, session);
    }

    synchronized Optional<PortalSession> leave(Portal portal) {
        return Optional.ofNullable(entered.remove(portal));
    }

    synchronized Map<Portal, PortalSession> entered() {
        return new EnumMap<>(entered);
    }
}
