package io.shouwen.privacy.log.witness;

import io.shouwen.platform.mail.MailServer;
import io.shouwen.privacy.vault.MessageAuthentication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The witnesses that the settings name, any number of the three kinds; see docs/operations.md. */
@ApplicationScoped
public class Witnesses {

    private static final String PREFIX = "shouwen.log.witness.";

    private List<Witness> all = List.of();

    protected Witnesses() {} // CDI proxy

    /** @throws IllegalArgumentException where a setting cannot be meant so: better no start than a witness that never is */
    @Inject
    public Witnesses(Config config, Clock clock) {
        List<Witness> found = new ArrayList<>();
        text(config, "folder")
                .ifPresent(folder -> found.add(new FolderWitness(Path.of(folder), every(config, "every", 60))));
        text(config, "mail.to")
                .ifPresent(
                        to -> found.add(new MailWitness(mail(config, to), every(config, "mail.every", 3_600), clock)));
        text(config, "webhook.url")
                .ifPresent(url -> found.add(new WebhookWitness(
                        URI.create(url),
                        text(config, "webhook.bearer"),
                        text(config, "webhook.secret").map(MessageAuthentication::new),
                        every(config, "webhook.every", 60),
                        clock)));
        all = List.copyOf(found);
    }

    private static MailWitness.Settings mail(Config config, String to) {
        String security = text(config, "mail.security").orElse("starttls");
        MailServer server = new MailServer(
                text(config, "mail.host").orElse("localhost"),
                config.getOptionalValue(PREFIX + "mail.port", Integer.class).orElse(MailServer.usualPort(security)),
                security,
                text(config, "mail.user").orElse(null),
                text(config, "mail.password").orElse(null));
        return new MailWitness.Settings(server, text(config, "mail.from").orElse("shouwen@localhost"), to);
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(PREFIX + name, String.class).filter(value -> !value.isBlank());
    }

    private static Duration every(Config config, String name, int seconds) {
        return Duration.ofSeconds(
                config.getOptionalValue(PREFIX + name, Long.class).orElse((long) seconds));
    }

    public List<Witness> all() {
        return all;
    }
}
