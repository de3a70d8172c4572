package io.shouwen.privacy.log;

import io.shouwen.privacy.log.witness.Witness;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets the log take its turn twice a second on every node; the database's lock decides whose turn counts. Witnesses are
 * looked after beside it, each by itself, for theirs is a wait for others.
 */
@Startup
@Singleton
@DependsOn({"Migrations", "OpeningKeys"})
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class SequencerTimer {

    private static final System.Logger LOG = System.getLogger(SequencerTimer.class.getName());
    private static final long PAUSE_MILLIS = 500;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Resource
    private ManagedExecutorService beside;

    @Inject
    private SequencerTurns turns;

    @Inject
    private LogHealth health;

    private final Set<String> compared = new HashSet<>();
    private final Set<String> unread = new HashSet<>();
    private final Set<String> handing = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> running;

    @PostConstruct
    void start() {
        running = executor.scheduleWithFixedDelay(this::turn, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (running != null) {
            running.cancel(false);
        }
    }

    private void turn() {
        try {
            Optional<LogAlarm> alarm = compareWithWitnesses();
            if (alarm.isEmpty()) {
                alarm = turns.take();
            }
            if (alarm.isPresent()) {
                alarmed(alarm.get());
            } else {
                health.turned();
                turns.witnesses().forEach(this::handOver);
            }
        } catch (SQLException | RuntimeException failed) {
            LOG.log(System.Logger.Level.WARNING, "The sequencer will try again: {0}", failed.toString());
        }
    }

    /**
     * Once a witness: before anything is added to a log that may have been put back to an older state. One that cannot be
     * asked, such as a folder that is not mounted, keeps nothing from going on, and is asked at each turn until it can be.
     */
    private Optional<LogAlarm> compareWithWitnesses() throws SQLException {
        for (Witness witness : turns.witnesses()) {
            if (!compared.contains(witness.name())) {
                try {
                    Optional<LogAlarm> alarm = turns.requireContinued(witness);
                    if (alarm.isPresent()) {
                        return alarm;
                    }
                    compared.add(witness.name());
                } catch (IOException unreadable) {
                    if (unread.add(witness.name())) {
                        LOG.log(
                                System.Logger.Level.WARNING,
                                "What the witness {0} has cannot be read, and is asked for until it can: {1}",
                                witness.name(),
                                unreadable instanceof Witness.Refused
                                        ? unreadable.getMessage()
                                        : unreadable.getClass().getSimpleName());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private void handOver(Witness witness) {
        if (!handing.add(witness.name())) {
            return;
        }
        try {
            beside.execute(() -> {
                try {
                    turns.witness(witness);
                } catch (SQLException | RuntimeException failed) {
                    LOG.log(System.Logger.Level.WARNING, "A witness was not noted: {0}", failed.toString());
                } finally {
                    handing.remove(witness.name());
                }
            });
        } catch (RejectedExecutionException stopping) {
            handing.remove(witness.name());
        }
    }

    private void alarmed(LogAlarm alarm) {
        if (health.alarmed(alarm)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The audit log is damaged; nothing is published any more: {0}: {1}",
                    alarm.code(),
                    alarm.words());
        }
    }
}
