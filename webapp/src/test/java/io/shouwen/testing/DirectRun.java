package io.shouwen.testing;

import io.shouwen.platform.job.JobRun;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A run of a job that the test makes itself, without the scheduler. */
public final class DirectRun implements JobRun {

    private final String parameters;
    private Instant again;

    public DirectRun() {
        this("{}");
    }

    public DirectRun(String parameters) {
        this.parameters = parameters;
    }

    /** When the job wants to run again; empty where it is over. */
    public Optional<Instant> again() {
        return Optional.ofNullable(again);
    }

    @Override
    public UUID id() {
        return null;
    }

    @Override
    public String parameters() {
        return parameters;
    }

    @Override
    public void progress(long done, long total) {}

    @Override
    public void result(String json) {}

    @Override
    public boolean cancelRequested() {
        return false;
    }

    @Override
    public void goOnAt(Instant when) {
        again = when;
    }
}
