package io.shouwen.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * The server that takes mail for people outside, settings {@code shouwen.mail.*}. A demo reaches nobody: it speaks to a server
 * on the same machine alone, and hands it mail for the domains alone that are reserved for examples (RFC 2606).
 */
@ApplicationScoped
public class OutgoingMail {

    private static final String PREFIX = "shouwen.mail.";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final Set<String> NOBODYS =
            Set.of("example.com", "example.org", "example.net", "example", "test", "invalid");

    private final MailServer server;
    private final String from;
    private final boolean demo;

    protected OutgoingMail() { // CDI proxy
        server = null;
        from = null;
        demo = false;
    }

    /** @throws IllegalArgumentException where a setting cannot be meant so: better no start than mail that never leaves */
    @Inject
    public OutgoingMail(Config config) {
        demo = text(config, "shouwen.mode").orElse("production").equals("demo");
        String security = text(config, PREFIX + "security").orElse("starttls");
        server = text(config, PREFIX + "host")
                .map(host -> new MailServer(
                        host,
                        config.getOptionalValue(PREFIX + "port", Integer.class).orElse(MailServer.usualPort(security)),
                        security,
                        text(config, PREFIX + "user").orElse(null),
                        text(config, PREFIX + "password").orElse(null)))
                .orElse(null);
        from = text(config, PREFIX + "from").orElse(null);
        if (server != null) {
            sender(); // told at the start, not at the first mail
        }
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    /** Empty where none is set up, or a demo's is on another machine. */
    public Optional<MailServer> server() {
        return Optional.ofNullable(server)
                .filter(s -> !demo || THIS_MACHINE.contains(s.host().toLowerCase(Locale.ROOT)));
    }

    public InternetAddress sender() {
        try {
            return new InternetAddress(from == null ? "" : from, true);
        } catch (AddressException wrong) {
            throw new IllegalArgumentException("shouwen.mail.from must be the address that mail comes from", wrong);
        }
    }

    /** Whether mail may go there; in a demo to nobody's addresses alone. */
    public boolean mayReach(InternetAddress to) {
        String address = to.getAddress().toLowerCase(Locale.ROOT);
        String domain = address.substring(address.lastIndexOf('@') + 1);
        return !demo || NOBODYS.stream().anyMatch(nobodys -> ("." + domain).endsWith("." + nobodys));
    }
}
