package io.shouwen.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shouwen.platform.access.ActingAs;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.job.JobStatus;
import io.shouwen.platform.job.Jobs;
import io.shouwen.testing.InPayara;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A job that waits for its time is not over, and learns at once that it is cancelled. */
@InPayara
class WaitingJobIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Jobs jobs;

    @Inject
    ActingAs acting;

    @Inject
    Clock clock;

    @Test
    void goesOnWhenItSaidOrIsCancelled() throws Exception {
        UUID job = acting.call(SignedInActor.system(clock), () -> jobs.start(WaitingProbe.NAME, "{}"));
        await().atMost(PATIENCE).until(() -> "{\"runs\":2}".equals(status(job).result()));
        assertThat(status(job).state()).isEqualTo(JobStatus.State.RUNNING);
        jobs.cancel(job);
        await().atMost(PATIENCE).until(() -> status(job).over());
        assertThat(status(job).state()).isEqualTo(JobStatus.State.CANCELLED);
        assertThat(status(job).result()).isEqualTo("{\"runs\":3}");
    }

    private JobStatus status(UUID job) {
        return jobs.find(job).orElseThrow();
    }
}
