package io.shouwen.platform.job;

import java.time.Duration;
import java.util.Optional;

/**
 * A kind of work that outlives a request: an application-scoped bean. Jobs are persistent, cluster-safe, survive a kill
 * and are retried; so {@link #run} must be able to start again where it stopped.
 */
public interface JobKind {

    /** Stable name, module first, such as {@code crm.import}. */
    String name();

    /** Runs outside any transaction; open short ones by calling transactional beans. */
    void run(JobRun run) throws Exception;

    /** How often it runs by itself, as the system; empty for jobs that people start. */
    default Optional<Duration> every() {
        return Optional.empty();
    }
}
