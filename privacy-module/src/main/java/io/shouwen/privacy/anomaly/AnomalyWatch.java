package io.shouwen.privacy.anomaly;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Looks at what is new in the log, twice a minute. */
@ApplicationScoped
public class AnomalyWatch implements JobKind {

    private AnomalyRounds rounds;

    protected AnomalyWatch() {} // CDI proxy

    @Inject
    AnomalyWatch(AnomalyRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "privacy.anomaly-watch";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofSeconds(20));
    }

    @Override
    public void run(JobRun run) {
        while (rounds.round()) {
            // each in its own transaction
        }
        rounds.forget();
    }
}
