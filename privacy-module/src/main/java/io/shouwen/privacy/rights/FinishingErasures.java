package io.shouwen.privacy.rights;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a hold kept back is erased when the hold has ended; copies that nobody fetched are dropped. Each person alone. */
@ApplicationScoped
public class FinishingErasures implements JobKind {

    private static final int AT_ONCE = 100;

    private Erasures erasures;
    private Copies copies;

    protected FinishingErasures() {} // CDI proxy

    @Inject
    FinishingErasures(Erasures erasures, Copies copies) {
        this.erasures = erasures;
        this.copies = copies;
    }

    @Override
    public String name() {
        return "privacy.finish-erasures";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofHours(6));
    }

    @Override
    public void run(JobRun run) {
        copies.dropExpired();
        long done = 0;
        // Whoever is still held gets a later day, so the list ends.
        for (List<Erasures.Waiting> due = erasures.due(AT_ONCE);
                !due.isEmpty() && !run.cancelRequested();
                due = erasures.due(AT_ONCE)) {
            for (Erasures.Waiting one : due) {
                erasures.erase(one.person(), one.request(), StaffId.SYSTEM);
                run.progress(++done, done);
            }
        }
    }
}
