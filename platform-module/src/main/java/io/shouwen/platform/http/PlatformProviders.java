package io.shouwen.platform.http;

import io.shouwen.platform.access.ApiGate;
import java.util.Set;

/** What every module's JAX-RS application lists beside its own resources. */
public final class PlatformProviders {

    private PlatformProviders() {}

    public static Set<Class<?>> classes() {
        return Set.of(
                ApiGate.class,
                BodyLimit.class,
                ConfiguredBase.class,
                CursorsOfLists.class,
                JsonBodies.class,
                MethodsAsked.class,
                Preconditions.class,
                Replays.class,
                ProblemMapper.class,
                IdParameters.class);
    }
}
