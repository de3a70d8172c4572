package io.shouwen.platform.http;

import io.shouwen.platform.text.Texts;
import jakarta.annotation.Priority;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * If-Match and If-None-Match where they hold for every operation alike (RFC 9110 §13): malformed is 400; what is read
 * carries a tag of its representation and is answered with 304 or 412. A change checks its If-Match itself, in its
 * transaction.
 */
@Priority(Priorities.HEADER_DECORATOR)
public class Preconditions implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Jsonb jsonb = JsonbBuilder.create();

    @Override
    public void filter(ContainerRequestContext request) {
        tags(request, HttpHeaders.IF_MATCH);
        if (tags(request, HttpHeaders.IF_NONE_MATCH).isPresent() && !READING.contains(request.getMethod())) {
            // Passed over, it would do what it asks not to do.
            throw InvalidInput.of(HttpHeaders.IF_NONE_MATCH, "platform.not-accepted", "on GET and HEAD only");
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        EntityTag version = response.getEntityTag();
        if (version == null || response.getStatus() != 200 || !READING.contains(request.getMethod())) {
            return;
        }
        EntityTag tag = version;
        if (isWrittenAsJson(response)) {
            byte[] written =
                    jsonb.toJson(response.getEntity(), response.getEntityType()).getBytes(StandardCharsets.UTF_8);
            response.setEntity(written);
            tag = EntityVersion.tag(version, written);
            response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        }
        Optional<EntityTags> ifMatch = tags(request, HttpHeaders.IF_MATCH);
        Optional<EntityTags> ifNoneMatch = tags(request, HttpHeaders.IF_NONE_MATCH);
        if (ifMatch.isPresent() && !EntityVersion.matches(ifMatch.get(), version)) {
            Response refused = Problem.answer(
                    new EntityVersion.Stale(), Texts.asked(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
            response.setStatus(refused.getStatus());
            response.setEntity(refused.getEntity(), null, Problem.TYPE);
            response.getHeaders().remove(HttpHeaders.ETAG);
        } else if (ifNoneMatch.isPresent() && ifNoneMatch.get().matchWeakly(tag)) {
            response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
        }
    }

    private static boolean isWrittenAsJson(ContainerResponseContext response) {
        return response.hasEntity()
                && !(response.getEntity() instanceof CharSequence || response.getEntity() instanceof StreamingOutput)
                && MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType());
    }

    /** Several lines of a header are one list (RFC 9110 §5.3); operations see them as one. */
    private static Optional<EntityTags> tags(ContainerRequestContext request, String header) {
        List<String> lines = request.getHeaders().get(header);
        if (lines == null || lines.stream().allMatch(String::isBlank)) {
            return Optional.empty();
        }
        String value = String.join(",", lines);
        if (lines.size() > 1) {
            request.getHeaders().putSingle(header, value);
        }
        return Optional.of(EntityTags.parse(header, value));
    }
}
