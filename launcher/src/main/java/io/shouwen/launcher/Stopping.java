package io.shouwen.launcher;

import io.shouwen.launcher.installation.Installation;
import java.util.function.Consumer;

/** Stops the suite once, whoever asks first: the failure of a part, or a signal. */
final class Stopping {

    private static final Object LEAVING = new Object();
    private static boolean bySignal;

    private final Suite suite;
    private final Installation installation;
    private boolean done;

    private Stopping(Suite suite, Installation installation) {
        this.suite = suite;
        this.installation = installation;
    }

    static Stopping onSignal(Suite suite, Installation installation, Consumer<String> say) {
        var stopping = new Stopping(suite, installation);
        var hook = new Thread(
                () -> {
                    synchronized (LEAVING) {
                        bySignal = true;
                    }
                    boolean asked = !stopping.isDone();
                    if (asked) {
                        say.accept("Stopping: the application first, PostgreSQL last …");
                    }
                    stopping.now();
                    if (asked) {
                        say.accept("Stopped.");
                        // A stop that was asked for is a success.
                        Runtime.getRuntime().halt(0);
                    }
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return stopping;
    }

    synchronized boolean isDone() {
        return done;
    }

    synchronized void now() {
        if (!done) {
            suite.stop();
            installation.close();
            done = true;
        }
    }

    /** Ends the command; when a signal already does so, lets it decide. */
    static void leave(int status) {
        synchronized (LEAVING) {
            if (bySignal) {
                return;
            }
        }
        System.exit(status);
    }
}
