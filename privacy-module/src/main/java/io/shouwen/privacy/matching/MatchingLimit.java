package io.shouwen.privacy.matching;

import io.shouwen.platform.access.Actor;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * How often one person may learn within a minute whether an ID number is known or matches (P1), on all nodes together.
 * Every door that answers this asks here first: comparing, exact search, and registering, which refuses a number that
 * somebody has already.
 */
@ApplicationScoped
public class MatchingLimit {

    private final MatchAttempts attempts;
    private final AuditLog log;
    private final Actor actor;
    private final Clock clock;

    protected MatchingLimit() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public MatchingLimit(MatchAttempts attempts, AuditLog log, Actor actor, Clock clock) {
        this.attempts = attempts;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Counts one question of the actor, whatever becomes of the transaction around it.
     *
     * @param event what is audited, as refused, where there were too many
     * @throws TooManyComparisons beyond the limit
     */
    public void count(AuditEvent event) {
        Duration wait = attempts.count(actor.id(), clock.instant());
        if (wait.isZero()) {
            return;
        }
        TooManyComparisons refusal = new TooManyComparisons(attempts.limit(), Math.max(1, wait.toSeconds()));
        log.recordAtOnce(AuditEvent.refused(event.action(), event.object(), refusal.code())
                .about(event.subject())
                .fields(event.fields())
                .onCase(event.caseReference()));
        throw refusal;
    }

    /**
     * Counts answers that the actor got without asking one by one, such as rows of a file that turned out to be known. They
     * use up the minute's questions; where they are more, that is audited, and compliance is told.
     *
     * @param event what is audited, as refused, where they were too many
     */
    public void countGiven(int answers, AuditEvent event) {
        if (answers > 0 && attempts.countGiven(actor.id(), answers, clock.instant())) {
            log.recordAtOnce(AuditEvent.refused(event.action(), event.object(), TooManyComparisons.CODE)
                    .fields(event.fields())
                    .onCase(event.caseReference()));
        }
    }
}
