package io.shouwen.foundation;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A job that runs, goes on at once, and then wants to wait for an hour. */
@ApplicationScoped
public class WaitingProbe implements JobKind {

    static final String NAME = "platform.waiting-probe";

    private final AtomicInteger runs = new AtomicInteger();

    @Inject
    private Clock clock;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) {
        int done = runs.incrementAndGet();
        run.result("{\"runs\":" + done + "}");
        if (!run.cancelRequested()) {
            run.goOnAt(clock.instant().plus(Duration.ofHours(done - 1L)));
        }
    }
}
