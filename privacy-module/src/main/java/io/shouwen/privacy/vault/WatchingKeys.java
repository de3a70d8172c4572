package io.shouwen.privacy.vault;

import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.job.JobStatus;
import io.shouwen.platform.job.Jobs;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.vault.KeysOverview.RotationView;
import io.shouwen.privacy.vault.Rotations.Rotation;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys' versions and ages, for operators and compliance. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.KEYS_READ)
public class WatchingKeys {

    private static final int LATEST = 20;

    private Keys keys;
    private DestroyedKeys destroyed;
    private Rotations rotations;
    private Jobs jobs;
    private Clock clock;
    private String source;
    private Duration due;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    protected WatchingKeys() {} // CDI proxy

    @Inject
    WatchingKeys(
            Keys keys,
            DestroyedKeys destroyed,
            Rotations rotations,
            Jobs jobs,
            Clock clock,
            @ConfigProperty(name = "shouwen.kek.source", defaultValue = "file") String source,
            @ConfigProperty(name = "shouwen.keys.due", defaultValue = "365") int dueAfterDays) {
        this.keys = keys;
        this.destroyed = destroyed;
        this.rotations = rotations;
        this.jobs = jobs;
        this.clock = clock;
        this.source = source;
        this.due = Duration.ofDays(dueAfterDays);
    }

    public KeysOverview overview() {
        KeyRows rows = new KeyRows(database);
        Map<Integer, Long> uses = rows.uses();
        return new KeysOverview(
                source,
                keys.suite().word(),
                keys.kekVersions().all().stream()
                        .map(kek -> new KeysOverview.Kek(
                                kek.version(),
                                kek.madeAt(),
                                kek.retiredAt(),
                                uses.getOrDefault(kek.version(), 0L),
                                kek.retiredAt() == null && isDue(kek.madeAt())))
                        .toList(),
                rows.dataKeyCounts().stream()
                        .map(count -> new KeysOverview.DataKeys(
                                count.suite().word(), count.version(), count.count(), count.oldest(), count.newest()))
                        .toList(),
                rows.indexKeys().stream().map(this::indexKey).toList(),
                rotations.latest(LATEST).stream().map(this::view).toList(),
                destroyed.count(),
                destroyed.behind());
    }

    private KeysOverview.IndexKey indexKey(KeyRows.IndexKeyRow key) {
        return new KeysOverview.IndexKey(
                key.kind().name(),
                key.version(),
                key.suite().word(),
                key.madeAt(),
                key.retiredAt(),
                keys.writingIndexKey(key.kind()).version() == key.version());
    }

    public RotationView rotation(UUID id) {
        return view(rotations.find(id).orElseThrow(() -> new UnknownRotation(id)));
    }

    private RotationView view(Rotation rotation) {
        Optional<JobStatus> job = jobs.find(rotation.job());
        return new RotationView(
                rotation.job(),
                rotation.keys(),
                rotation.target(),
                rotation.phase(),
                job.map(JobStatus::state).orElse(JobStatus.State.DONE),
                job.map(JobStatus::percent).orElse(100),
                job.map(j -> j.startedBy().value()).orElse(""),
                rotation.beganAt(),
                rotation.endedAt(),
                job.map(JobStatus::failure).orElse(null));
    }

    /** When the oldest key-encryption key that still wraps something was made. */
    public Optional<Instant> oldestKekInUse() {
        List<KekVersions.Version> inForce = keys.kekVersions().all().stream()
                .filter(kek -> kek.retiredAt() == null)
                .toList();
        return inForce.stream().map(KekVersions.Version::madeAt).min(Instant::compareTo);
    }

    public boolean isDue(Instant madeAt) {
        return madeAt.plus(due).isBefore(clock.instant());
    }
}
