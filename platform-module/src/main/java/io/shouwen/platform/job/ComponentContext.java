package io.shouwen.platform.job;

import jakarta.enterprise.concurrent.ContextService;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A component's context (its names, its classes), to run work in on any thread. Without one, Payara finds no persistence
 * unit, and leaves {@code @Resource} fields of beans that are first used there null without a word.
 *
 * <p>Each call gets a copy of the context. One contextual proxy, shared, will not do: all threads that run it at a time then
 * share one invocation object, in which Payara keeps the transaction that connections are enlisted in, so that statements
 * end up in another thread's transaction or in none.
 */
final class ComponentContext {

    private final ContextService contexts;
    private final Executor captured;

    /** To be made on a thread of the component. */
    ComponentContext(ContextService contexts) {
        this.contexts = contexts;
        this.captured = contexts.currentContextExecutor();
    }

    void run(Runnable work) {
        copyFor(work).run();
    }

    /** One at a time: this enters the shared context, only to copy it. */
    private synchronized Runnable copyFor(Runnable work) {
        AtomicReference<Runnable> copy = new AtomicReference<>();
        captured.execute(() -> copy.set(contexts.contextualRunnable(work)));
        return copy.get();
    }
}
