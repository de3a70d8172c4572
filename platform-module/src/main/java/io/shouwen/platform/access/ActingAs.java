package io.shouwen.platform.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;

/** Runs work outside any request in somebody's name: jobs, start-up work, tests. */
@ApplicationScoped
public class ActingAs {

    private final Instance<RequestContextController> contexts;
    private final CurrentActor current;

    @Inject
    public ActingAs(Instance<RequestContextController> contexts, CurrentActor current) {
        this.contexts = contexts;
        this.current = current;
    }

    protected ActingAs() { // CDI proxy
        this(null, null);
    }

    public <T> T call(Actor actor, Callable<T> work) throws Exception {
        RequestContextController context = contexts.get();
        boolean activated = context.activate();
        Actor before = current.isKnown() ? current.identity() : null;
        try {
            current.become(actor);
            return work.call();
        } finally {
            if (activated) {
                context.deactivate();
            } else {
                current.become(before);
            }
        }
    }
}
