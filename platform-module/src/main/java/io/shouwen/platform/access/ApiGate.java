package io.shouwen.platform.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.util.Optional;

/** Default deny for REST: an operation that names no permission is refused, whoever asks; before its body is read. */
@Priority(Priorities.AUTHORIZATION)
public class ApiGate implements ContainerRequestFilter {

    @Context
    private ResourceInfo operation;

    @Inject
    private CurrentActor actor;

    @Inject
    private Event<AccessRefused> refused;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = operation.getResourceMethod();
        if (method == null || method.isAnnotationPresent(OpenByLink.class) || asksForMethods(request)) {
            return;
        }
        if (!actor.isKnown()) {
            throw new NotSignedIn();
        }
        Optional<RequiresPermission> needed = Optional.ofNullable(method.getAnnotation(RequiresPermission.class))
                .or(() -> Optional.ofNullable(operation.getResourceClass().getAnnotation(RequiresPermission.class)));
        String[] names = needed.map(RequiresPermission::value).orElse(new String[0]);
        if (!actor.usesAnyOf(names)) {
            String wanted = names.length == 0 ? "none: this operation is closed" : String.join(" | ", names);
            refused.fire(new AccessRefused(
                    actor.id(),
                    wanted,
                    "api " + request.getMethod() + " "
                            + method.getDeclaringClass().getSimpleName() + "." + method.getName()));
            throw new PermissionMissing(wanted);
        }
    }

    /** OPTIONS as the runtime answers it, by what the API's public description says too; no operation of ours. */
    private boolean asksForMethods(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.OPTIONS)
                && !operation.getResourceClass().isAnnotationPresent(Path.class);
    }
}
