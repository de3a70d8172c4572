package io.shouwen.platform.job;

import java.time.Instant;
import java.util.UUID;

/** A job while it runs. */
public interface JobRun {

    UUID id();

    /** JSON, as given at the start. Holds ids and settings, never personal data. */
    String parameters();

    /** Shown to people who wait. Commits at once. */
    void progress(long done, long total);

    /** The outcome for people and programs, JSON without personal data. Commits at once. */
    void result(String json);

    /** True once somebody asked to cancel; stop at the next safe point. */
    boolean cancelRequested();

    /** The job is not over when this run ends: it runs again then, and holds no thread until it does. */
    void goOnAt(Instant when);
}
