package io.shouwen.platform.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Marks the answer to a repeated creation and takes its ETag away: the thing may have changed since, and nobody shall
 * change it by a version that they have not read.
 */
public class Replays implements ContainerResponseFilter {

    static final String HEADER = "Idempotent-Replayed";

    @Inject
    private Replay replay;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (replay.happened() && response.getStatus() / 100 == 2) {
            response.getHeaders().remove(HttpHeaders.ETAG);
            response.getHeaders().putSingle(HEADER, "true");
        }
    }
}
