package io.shouwen.platform.signin;

import io.shouwen.platform.access.Portal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Where the suite and its OpenID provider are. The base address is configured, never taken from a request's Host header.
 * {@code shouwen.base}, {@code shouwen.oidc.issuer}, and for confidential clients {@code shouwen.oidc.secret.<portal>}.
 */
@ApplicationScoped
public class SignInSettings {

    private final Config config;

    @Inject
    public SignInSettings(Config config) {
        this.config = config;
    }

    protected SignInSettings() { // CDI proxy
        this(null);
    }

    /** Without a slash at the end. */
    public String base() {
        String base = config.getValue("shouwen.base", String.class);
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    public String issuer() {
        return config.getValue("shouwen.oidc.issuer", String.class);
    }

    /** Scheme, host and port of the provider, for the content security policy. */
    public String issuerOrigin() {
        URI uri = URI.create(issuer());
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    public Optional<String> clientSecret(Portal portal) {
        return config.getOptionalValue("shouwen.oidc.secret." + portal.word(), String.class)
                .filter(s -> !s.isBlank());
    }

    public String callback() {
        return base() + "/sign-in/callback";
    }

    /** Addresses of the proxies whose {@code X-Forwarded-For} is believed; none unless configured. */
    Set<String> trustedProxies() {
        return config.getOptionalValue("shouwen.trusted-proxies", String.class).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::trim)
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where the request comes from, past our own proxies. */
    public String addressOf(HttpServletRequest request) {
        return ClientAddress.of(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"), trustedProxies());
    }

    public boolean secure() {
        return base().startsWith("https:");
    }
}
