package io.shouwen.testing;

import java.util.Locale;
import java.util.Optional;

/** Where the application under test is. Set as system properties outside the container, as environment inside. */
public final class Running {

    private Running() {}

    /** Base address, without a slash at its end. */
    public static String base() {
        return setting("shouwen.base");
    }

    public static String setting(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(
                        System.getenv(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))))
                .orElseThrow(() -> new IllegalStateException(name + " is not set: is the test marked @InPayara?"));
    }
}
