package io.shouwen.platform.http;

import io.shouwen.platform.signin.SignInSettings;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.net.URI;

/** Makes every address that an answer holds begin as configured, whatever the request's Host header says. */
@PreMatching
public class ConfiguredBase implements ContainerRequestFilter {

    @Inject
    private SignInSettings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        URI base = URI.create(settings.base());
        request.setRequestUri(
                at(base, request.getUriInfo().getBaseUri()),
                at(base, request.getUriInfo().getRequestUri()));
    }

    /** The address with scheme, host and port of the base; its path and query as they came, still encoded. */
    static URI at(URI base, URI address) {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + address.getRawPath() + query);
    }
}
