package io.shouwen.privacy.vault;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** The jobs that rotate keys, and the one that afterwards ends index keys of which the last hash is gone. */
@ApplicationScoped
class RotationJobs {

    private Keys keys;
    private DataKeys dataKeys;
    private Rotations rotations;
    private Instance<StoredValues> stored;
    private DestroyedKeys destroyed;
    private Clock clock;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    protected RotationJobs() {} // CDI proxy

    @Inject
    RotationJobs(
            Keys keys,
            DataKeys dataKeys,
            Rotations rotations,
            @Any Instance<StoredValues> stored,
            DestroyedKeys destroyed,
            Clock clock) {
        this.keys = keys;
        this.dataKeys = dataKeys;
        this.rotations = rotations;
        this.stored = stored;
        this.destroyed = destroyed;
        this.clock = clock;
    }

    KeyRotation rotation() {
        return new KeyRotation(
                keys,
                dataKeys,
                database,
                rotations,
                stored.stream()
                        .flatMap(values -> values.tables(database).stream())
                        .toList(),
                destroyed::rewrap,
                () -> stored.forEach(StoredValues::dropOutdated),
                clock,
                KeyRotation.BATCH);
    }

    private abstract static class Rotating implements JobKind {
        private final RotatedKeys what;
        private final RotationJobs jobs;

        Rotating(RotatedKeys what, RotationJobs jobs) {
            this.what = what;
            this.jobs = jobs;
        }

        @Override
        public String name() {
            return what.job();
        }

        @Override
        public void run(JobRun run) {
            jobs.rotation().run(run);
        }
    }

    @ApplicationScoped
    static class Kek extends Rotating {
        @Inject
        Kek(RotationJobs jobs) {
            super(RotatedKeys.KEK, jobs);
        }

        protected Kek() { // CDI proxy
            super(RotatedKeys.KEK, null);
        }
    }

    @ApplicationScoped
    static class Data extends Rotating {
        @Inject
        Data(RotationJobs jobs) {
            super(RotatedKeys.DATA, jobs);
        }

        protected Data() { // CDI proxy
            super(RotatedKeys.DATA, null);
        }
    }

    @ApplicationScoped
    static class Index extends Rotating {
        @Inject
        Index(RotationJobs jobs) {
            super(RotatedKeys.INDEX, jobs);
        }

        protected Index() { // CDI proxy
            super(RotatedKeys.INDEX, null);
        }
    }

    @ApplicationScoped
    static class Retire implements JobKind {
        private final RotationJobs jobs;

        @Inject
        Retire(RotationJobs jobs) {
            this.jobs = jobs;
        }

        protected Retire() { // CDI proxy
            this(null);
        }

        @Override
        public String name() {
            return "privacy.keys.retire";
        }

        @Override
        public void run(JobRun run) {
            jobs.rotation().retireIndexKeys();
        }

        @Override
        public Optional<Duration> every() {
            return Optional.of(Duration.ofHours(12));
        }
    }
}
