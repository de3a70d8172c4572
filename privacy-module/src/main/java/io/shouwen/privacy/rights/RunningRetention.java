package io.shouwen.privacy.rights;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Once a day, everything that is too old by a rule that somebody has switched on expires. Stops between two transactions. */
@ApplicationScoped
public class RunningRetention implements JobKind {

    static final String NAME = "privacy.retention";

    private RetentionRules rules;

    protected RunningRetention() {} // CDI proxy

    @Inject
    RunningRetention(RetentionRules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    public void run(JobRun run) {
        long done = 0;
        for (Expiring kind : rules.kinds()) {
            RetentionRule rule = rules.rule(kind);
            if (!rule.enabled()) {
                continue;
            }
            Instant before = rules.before(rule.days());
            RetentionRules.Progress progress = RetentionRules.Progress.BEGUN;
            while (!progress.over() && !run.cancelRequested()) {
                progress = rules.next(rule, before, progress);
                long so = done + progress.expired() + progress.partly();
                run.progress(so, so);
            }
            done += progress.expired() + progress.partly();
            rules.ended(rule, before, progress);
        }
    }
}
