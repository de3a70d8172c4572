package io.shouwen.platform.identity;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells the directory of staff whom Keycloak knows, and with which permissions: within a minute of a node's start, and every
 * half hour. So work can be given to people who have not signed in since, and none to whoever is disabled. Everything is read
 * before anything is written; while Keycloak is away nothing changes, and it is asked again each minute.
 */
@ApplicationScoped
public class KeepingDirectory implements JobKind {

    private static final System.Logger LOG = System.getLogger(KeepingDirectory.class.getName());
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private final Holders holders;
    private final DirectoryLines lines;
    private final Clock clock;
    private final AtomicReference<Instant> lastDone = new AtomicReference<>();
    private final AtomicReference<String> lastTrouble = new AtomicReference<>();

    @Inject
    public KeepingDirectory(Holders holders, DirectoryLines lines, Clock clock) {
        this.holders = holders;
        this.lines = lines;
        this.clock = clock;
    }

    protected KeepingDirectory() { // CDI proxy
        this(null, null, null);
    }

    @Override
    public String name() {
        return "platform.staff-sync";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofMinutes(1));
    }

    @Override
    public void run(JobRun run) {
        Instant done = lastDone.get();
        Instant now = clock.instant();
        if (done == null || done.plus(PAUSE).isBefore(now) || done.isAfter(now)) {
            try {
                compare();
                lastDone.set(now);
                lastTrouble.set(null);
            } catch (IdentityUnavailable away) {
                tellOnce(away.getMessage());
            }
        }
    }

    /** @throws IdentityUnavailable where Keycloak is away; then nothing has changed */
    public void compare() {
        List<Holder> found = holders.all();
        List<String> gone = lines.accountsMissingFrom(found).stream()
                .filter(holders::isGone)
                .toList();
        lines.write(found, gone);
    }

    /** Not each minute of an outage. */
    private void tellOnce(String trouble) {
        if (!trouble.equals(lastTrouble.getAndSet(trouble))) {
            LOG.log(System.Logger.Level.WARNING, "the staff directory stays as it is: {0}", trouble);
        }
    }
}
