package io.shouwen.privacy.review;

import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.log.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Keeps what Keycloak made of a revocation, in the line and in the log, in a transaction of its own. */
@ApplicationScoped
class RevocationResults {

    private static final String ACTION = "privacy.review.role-taken";

    private Reviews reviews;
    private ReviewNotices notices;
    private AuditLog log;
    private Clock clock;

    protected RevocationResults() {} // CDI proxy

    @Inject
    RevocationResults(Reviews reviews, ReviewNotices notices, AuditLog log, Clock clock) {
        this.reviews = reviews;
        this.notices = notices;
        this.log = log;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void done(ReviewItem line, int sessions) {
        reviews.revoked(line.id(), clock.instant(), sessions);
        log.record(event(line, Outcome.DONE, null));
    }

    /** The first failure is told and recorded; the attempts after it are only counted. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void failed(ReviewItem line, String code) {
        reviews.notRevoked(line.id(), code);
        if (!code.equals(line.failure())) {
            log.record(event(line, Outcome.FAILED, code));
            reviews.find(line.campaign()).ifPresent(notices::failed);
        }
    }

    private AuditEvent event(ReviewItem line, Outcome outcome, String reason) {
        return new AuditEvent(
                ACTION,
                "platform.staff/" + line.staff(),
                null,
                reviews.auditFields(line),
                null,
                "access-review/" + line.campaign(),
                outcome,
                reason,
                null,
                null);
    }
}
