package io.shouwen.privacy.log;

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
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Lets the sequencer take its turn twice a second on every node; the database's lock decides whose turn counts. */
@Startup
@Singleton
@DependsOn({"Migrations", "OpeningKeys"})
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class SequencerTimer {

    private static final System.Logger LOG = System.getLogger(SequencerTimer.class.getName());
    private static final long PAUSE_MILLIS = 500;
    private static final Duration SWEEP = Duration.ofHours(1);

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private SequencerTurns turns;

    @Inject
    private LogHealth health;

    @Inject
    private Clock clock;

    private ScheduledFuture<?> running;
    private Instant sweptAt;
    private boolean witnessCompared;

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
            if (!witnessCompared) {
                turns.requireContinued();
                witnessCompared = true;
            }
            Sequencer.Turn turn;
            do {
                boolean everywhere = sweptAt == null || sweptAt.plus(SWEEP).isBefore(clock.instant());
                turn = turns.sequence(everywhere);
                if (everywhere && turn.mine() && !turn.more()) {
                    sweptAt = clock.instant();
                }
            } while (turn.more());
            turns.witness();
            health.turned();
        } catch (LogDamaged damaged) {
            alarm(damaged.code(), damaged.getMessage());
        } catch (SQLException | IOException | RuntimeException failed) {
            LogDamaged damaged = damage(failed);
            if (damaged != null) {
                alarm(damaged.code(), damaged.getMessage());
            } else {
                LOG.log(System.Logger.Level.WARNING, "The sequencer will try again: {0}", failed.toString());
            }
        }
    }

    /** The container may have wrapped it. */
    private static LogDamaged damage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LogDamaged damaged) {
                return damaged;
            }
        }
        return null;
    }

    private void alarm(String code, String words) {
        if (!health.alarmed(code, words)) {
            return;
        }
        LOG.log(
                System.Logger.Level.ERROR,
                "The audit log is damaged; nothing is published any more: {0}: {1}",
                code,
                words);
        try {
            turns.alarm(code, words);
        } catch (SQLException | RuntimeException unwritable) {
            LOG.log(System.Logger.Level.ERROR, "The alarm cannot be kept: {0}", unwritable.toString());
        }
    }
}
