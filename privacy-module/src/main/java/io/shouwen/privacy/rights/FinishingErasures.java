package io.shouwen.privacy.rights;

import io.shouwen.platform.http.Causes;
import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a hold kept back is erased when the hold has ended, another person's hold too; copies that nobody fetched are dropped.
 * Each person alone: one who cannot be erased now stops nobody behind, and is tried again at the next run.
 */
@ApplicationScoped
public class FinishingErasures implements JobKind {

    private static final System.Logger LOG = System.getLogger(FinishingErasures.class.getName());
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
        PersonId last = null;
        for (List<Erasures.Waiting> due = erasures.due(last, AT_ONCE);
                !due.isEmpty() && !run.cancelRequested();
                due = erasures.due(last, AT_ONCE)) {
            for (Erasures.Waiting one : due) {
                last = one.person();
                done += finished(last, () -> erasures.erase(one.person(), one.request(), StaffId.SYSTEM));
                run.progress(done, done);
            }
        }
        PersonId other = null;
        for (List<MentionsElsewhere.Left> due = erasures.leftDue(other, AT_ONCE);
                !due.isEmpty() && !run.cancelRequested();
                due = erasures.leftDue(other, AT_ONCE)) {
            for (MentionsElsewhere.Left one : due) {
                other = one.person();
                done += finished(other, () -> erasures.finishLeft(one));
                run.progress(done, done);
            }
        }
    }

    private static int finished(PersonId person, Runnable work) {
        try {
            work.run();
            return 1;
        } catch (RuntimeException failed) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the erasure of person {0} cannot be finished now: {1}",
                    person,
                    Causes.describe(failed));
            return 0;
        }
    }
}
