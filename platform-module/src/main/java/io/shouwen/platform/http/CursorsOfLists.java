package io.shouwen.platform.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * Ties the cursor of a page to its list: its last part names the address, and at another address it is refused (400). Two
 * lists whose keys look alike would otherwise go on somewhere in the other. No secret: a cursor opens nothing.
 */
@Priority(Priorities.USER)
public class CursorsOfLists implements ContainerRequestFilter, ContainerResponseFilter {

    private static final int BYTES = 6;

    @Context
    private ResourceInfo operation;

    @Override
    public void filter(ContainerRequestContext request) {
        String cursor = request.getUriInfo().getQueryParameters().getFirst(Cursor.PARAMETER);
        if (cursor != null && readsCursor() && !cursor.endsWith(Cursor.END + of(request.getUriInfo()))) {
            throw Cursor.notOurs();
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof PageOf<?> page && page.next() != null) {
            PageOf<?> tied = new PageOf<>(page.items(), page.next() + Cursor.END + of(request.getUriInfo()));
            response.setEntity(
                    new GenericEntity<>(tied, response.getEntityType()),
                    response.getEntityAnnotations(),
                    response.getMediaType());
        }
    }

    private boolean readsCursor() {
        return operation.getResourceMethod() != null
                && Stream.of(operation.getResourceMethod().getParameters())
                        .map(parameter -> parameter.getAnnotation(QueryParam.class))
                        .anyMatch(query -> query != null && query.value().equals(Cursor.PARAMETER));
    }

    private static String of(UriInfo address) {
        String path = address.getAbsolutePath().getPath().replaceAll("/+$", "");
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
