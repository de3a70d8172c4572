package io.shouwen.privacy.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.Config;

/** Opens the key source that the settings name: {@code shouwen.kek.source}. */
@ApplicationScoped
class KeySources {

    private static final System.Logger LOG = System.getLogger(KeySources.class.getName());

    private Config config;
    private Clock clock;

    protected KeySources() {} // CDI proxy

    @Inject
    KeySources(Config config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** @param mayBegin there is no data yet, so keys that are not there may be made */
    KeySource open(boolean mayBegin, KekVersions versions) {
        String word = setting("shouwen.kek.source").orElse("file");
        return switch (word) {
            case "file" ->
                file(
                        Path.of(setting("shouwen.kek.path").orElse("run/keys.p12")),
                        secret("shouwen.kek.password").toCharArray(),
                        mayBegin,
                        clock);
            case "pkcs11" -> TokenKeys.open(token(), mayBegin, work -> versions.alone(work));
            case "transit" ->
                RemoteKeys.open(
                        new Transit(transit()),
                        versions,
                        Duration.ofSeconds(number("shouwen.kek.transit.keep", 900)),
                        mayBegin);
            default ->
                throw new KeySourceFailure.Missing(
                        "shouwen.kek.source is file, pkcs11 or transit, not \"" + word + "\"");
        };
    }

    static KeySource file(Path path, char[] password, boolean mayBegin, Clock clock) {
        if (!mayBegin || Files.exists(path)) {
            return KeyFile.open(path, password, clock);
        }
        KeyFile made = KeyFile.create(path, password, clock);
        LOG.log(
                System.Logger.Level.WARNING,
                "New keys were made in {0}. Back this file up now, apart from the database:"
                        + " without it every protected value is lost for good.",
                path.toAbsolutePath());
        return made;
    }

    private TokenKeys.Settings token() {
        Optional<String> slot = setting("shouwen.kek.pkcs11.slot");
        return new TokenKeys.Settings(
                Path.of(required("shouwen.kek.pkcs11.library")),
                slot.isPresent() ? OptionalInt.of(number("shouwen.kek.pkcs11.slot", 0)) : OptionalInt.empty(),
                secret("shouwen.kek.pkcs11.pin").toCharArray());
    }

    private Transit.Settings transit() {
        secret("shouwen.kek.transit.token"); // is there one?
        return new Transit.Settings(
                URI.create(required("shouwen.kek.transit.address")),
                setting("shouwen.kek.transit.mount").orElse("transit"),
                setting("shouwen.kek.transit.key").orElse("shouwen"),
                () -> secret("shouwen.kek.transit.token"),
                setting("shouwen.kek.transit.namespace"),
                setting("shouwen.kek.transit.ca").map(Path::of),
                Duration.ofSeconds(number("shouwen.kek.transit.timeout", 5)));
    }

    private Optional<String> setting(String name) {
        return config.getOptionalValue(name, String.class).filter(text -> !text.isBlank());
    }

    private String required(String name) {
        return setting(name).orElseThrow(() -> new KeySourceFailure.Missing(name + " is not set"));
    }

    private int number(String name, int usual) {
        try {
            return setting(name).map(String::strip).map(Integer::valueOf).orElse(usual);
        } catch (NumberFormatException notOne) {
            throw new KeySourceFailure.Missing(name + " is not a number");
        }
    }

    /** The setting itself, or the first line of the file that {@code NAME.file} names. */
    private String secret(String name) {
        Optional<String> file = setting(name + ".file");
        if (file.isEmpty()) {
            return required(name);
        }
        try {
            return Files.readString(Path.of(file.get()))
                    .strip()
                    .lines()
                    .findFirst()
                    .orElseThrow(() -> new KeySourceFailure.Missing(name + ".file is empty"));
        } catch (IOException unreadable) {
            throw new KeySourceFailure.Unavailable(name + ".file cannot be read", unreadable);
        }
    }
}
