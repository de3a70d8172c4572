package io.shouwen.privacy.rights;

import io.shouwen.platform.http.Causes;
import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import io.shouwen.privacy.rights.Erasures.Erased;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Erases again whom a restore brought back that the tombstones do not show, as when one schema alone was put back from a backup:
 * asks every module, of all erased people, whether it keeps something of them again.
 */
@ApplicationScoped
public class ErasingReturned implements JobKind {

    private static final System.Logger LOG = System.getLogger(ErasingReturned.class.getName());
    private static final int AT_ONCE = 1_000;

    private Erasures erasures;

    protected ErasingReturned() {} // CDI proxy

    @Inject
    ErasingReturned(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public String name() {
        return "privacy.erase-returned";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofHours(1));
    }

    /** Each person alone: one who cannot be erased now stops nobody behind, and is tried again at the next run. */
    @Override
    public void run(JobRun run) {
        long erased = eraseAll(this::tried, run::cancelRequested);
        run.progress(erased, erased);
    }

    /** Before any door opens: whoever cannot be erased keeps the application from starting. */
    void eraseAll() {
        eraseAll(erasures::eraseAgain, () -> false);
    }

    private long eraseAll(Predicate<Erased> erase, BooleanSupplier cancelled) {
        long erasedAgain = 0;
        PersonId last = null;
        for (List<Erased> some = erasures.erased(last, AT_ONCE);
                !some.isEmpty() && !cancelled.getAsBoolean();
                some = erasures.erased(last, AT_ONCE)) {
            erasedAgain += erasures.backAgain(some).stream().filter(erase).count();
            last = some.get(some.size() - 1).person();
        }
        if (erasedAgain > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} erased people had come back, as with a backup of one schema, and were erased again",
                    erasedAgain);
        }
        return erasedAgain;
    }

    private boolean tried(Erased one) {
        try {
            return erasures.eraseAgain(one);
        } catch (RuntimeException failed) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "person {0} has come back and cannot be erased again now: {1}",
                    one.person(),
                    Causes.describe(failed));
            return false;
        }
    }
}
