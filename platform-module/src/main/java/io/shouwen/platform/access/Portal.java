package io.shouwen.platform.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the five doors into the suite. Each is an OpenID client of its own: a token for one portal carries none of
 * another's permissions.
 */
public enum Portal {
    STAFF("/desk"),
    SUPERVISION("/supervision"),
    COMPLIANCE("/compliance"),
    FINANCE("/finance"),
    OPERATIONS("/operations");

    private final String home;

    Portal(String home) {
        this.home = home;
    }

    /** Path of the portal's first page, below the application's base address. */
    public String home() {
        return home;
    }

    /** The word used in tokens, audit entries and addresses, such as {@code staff}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** OpenID client id, such as {@code shouwen-staff}. */
    public String clientId() {
        return "shouwen-" + word();
    }

    public static Optional<Portal> ofClient(String clientId) {
        return Stream.of(values()).filter(p -> p.clientId().equals(clientId)).findFirst();
    }
}
