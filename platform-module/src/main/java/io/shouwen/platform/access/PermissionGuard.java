package io.shouwen.platform.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Enforces {@link RequiresPermission} on every bean, before any transaction begins. */
@Interceptor
@RequiresPermission({})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class PermissionGuard {

    private final CurrentActor actor;
    private final Event<AccessRefused> refused;

    @Inject
    public PermissionGuard(CurrentActor actor, Event<AccessRefused> refused) {
        this.actor = actor;
        this.refused = refused;
    }

    @AroundInvoke
    public Object check(InvocationContext call) throws Exception {
        RequiresPermission needed = Permissions.of(call.getMethod()).orElseThrow();
        if (!actor.isKnown()) {
            throw new NotSignedIn();
        }
        if (!actor.usesAnyOf(needed.value())) {
            String names = String.join(" | ", needed.value());
            refused.fire(new AccessRefused(
                    actor.id(),
                    names,
                    "use-case " + call.getMethod().getDeclaringClass().getSimpleName()));
            throw new PermissionMissing(names);
        }
        return call.proceed();
    }
}
