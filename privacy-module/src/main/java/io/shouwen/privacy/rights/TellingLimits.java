package io.shouwen.privacy.rights;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Who shows a person's limit beside them is told of those that a migration has written: once after it, as soon as jobs run. */
@ApplicationScoped
public class TellingLimits implements JobKind {

    private static final int AT_ONCE = 200;

    private Erasures erasures;

    protected TellingLimits() {} // CDI proxy

    @Inject
    TellingLimits(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public String name() {
        return "privacy.tell-limits";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofHours(6));
    }

    @Override
    public void run(JobRun run) {
        long done = 0;
        for (int told = erasures.tellOfLimits(AT_ONCE);
                told > 0 && !run.cancelRequested();
                told = erasures.tellOfLimits(AT_ONCE)) {
            done += told;
            run.progress(done, done);
        }
    }
}
