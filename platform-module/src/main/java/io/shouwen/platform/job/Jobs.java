package io.shouwen.platform.job;

import java.util.Optional;
import java.util.UUID;

/** The one place to start and watch jobs (X5). */
public interface Jobs {

    /**
     * Starts a job on behalf of the actor, in the caller's transaction: nothing runs if that rolls back.
     *
     * @param parameters JSON with ids and settings, never personal data
     */
    UUID start(String kind, String parameters);

    Optional<JobStatus> find(UUID id);

    void cancel(UUID id);
}
