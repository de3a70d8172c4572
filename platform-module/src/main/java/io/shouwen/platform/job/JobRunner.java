package io.shouwen.platform.job;

import io.shouwen.platform.access.ActingAs;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.http.Causes;
import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.trace.OpenSpan;
import io.shouwen.platform.trace.Spans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Runs one job in the name of whoever started it, and keeps what came of it. */
@ApplicationScoped
class JobRunner {

    private static final System.Logger LOG = System.getLogger(JobRunner.class.getName());

    private final Instance<JobKind> kinds;
    private final StoredJobs jobs;
    private final ActingAs acting;
    private final Spans spans;
    private final Clock clock;

    @Inject
    JobRunner(@Any Instance<JobKind> kinds, StoredJobs jobs, ActingAs acting, Spans spans, Clock clock) {
        this.kinds = kinds;
        this.jobs = jobs;
        this.acting = acting;
        this.spans = spans;
        this.clock = clock;
    }

    protected JobRunner() { // CDI proxy
        this(null, null, null, null, null);
    }

    /**
     * @param last whether a failure is final, or will be tried again
     * @return when it runs again; empty where it is over
     */
    Optional<Instant> run(UUID id, boolean last) {
        Optional<StoredJobs.Stored> stored = jobs.load(id);
        if (stored.isEmpty() || stored.get().ended()) {
            return Optional.empty();
        }
        jobs.running(id);
        Run run = new Run(id, stored.get().parameters());
        try {
            acting.call(stored.get().actor(), () -> {
                run(kind(stored.get().kind()), run);
                return null;
            });
            if (run.again != null) {
                return Optional.of(run.again);
            }
            jobs.ended(id, jobs.cancelRequested(id) ? JobStatus.State.CANCELLED : JobStatus.State.DONE, null);
            return Optional.empty();
        } catch (Exception e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "job {0} of kind {1}: {2}",
                    id,
                    stored.get().kind(),
                    Causes.describe(e));
            String reason = Causes.find(e, Refusal.class).map(Refusal::code).orElse("platform.unexpected");
            boolean hopeless = Causes.find(e, Refusal.class).isPresent();
            if (last || hopeless) {
                jobs.ended(id, JobStatus.State.FAILED, reason);
                return Optional.empty();
            }
            jobs.failedForNow(id, reason);
            throw new IllegalStateException("job " + id + " failed for now", e);
        }
    }

    void runRecurring(String name) {
        try {
            acting.call(SignedInActor.system(clock), () -> {
                run(kind(name), new Run(null, "{}"));
                return null;
            });
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "recurring {0}: {1}", name, Causes.describe(e));
        }
    }

    private void run(JobKind kind, Run run) throws Exception {
        try (OpenSpan span = spans.begin("job " + kind.name())) {
            kind.run(run);
            span.done();
        }
    }

    private JobKind kind(String name) {
        for (JobKind kind : kinds) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new IllegalStateException("no job kind " + name);
    }

    private final class Run implements JobRun {
        private final UUID id;
        private final String parameters;
        private Instant again;

        Run(UUID id, String parameters) {
            this.id = id;
            this.parameters = parameters;
        }

        @Override
        public UUID id() {
            return id;
        }

        @Override
        public String parameters() {
            return parameters;
        }

        @Override
        public void progress(long done, long total) {
            if (id != null) {
                jobs.progress(id, done, total);
            }
        }

        @Override
        public void result(String json) {
            if (id != null) {
                jobs.result(id, json);
            }
        }

        @Override
        public boolean cancelRequested() {
            return id != null && jobs.cancelRequested(id);
        }

        @Override
        public void goOnAt(Instant when) {
            again = when;
        }
    }
}
