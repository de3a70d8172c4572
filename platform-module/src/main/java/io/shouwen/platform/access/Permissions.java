package io.shouwen.platform.access;

import java.lang.reflect.Method;
import java.util.Optional;

/** Which permission a method needs: its own annotation, else its class's (or a superclass's). */
public final class Permissions {

    private Permissions() {}

    public static Optional<RequiresPermission> of(Method method) {
        RequiresPermission own = method.getAnnotation(RequiresPermission.class);
        return Optional.ofNullable(
                own != null ? own : method.getDeclaringClass().getAnnotation(RequiresPermission.class));
    }
}
