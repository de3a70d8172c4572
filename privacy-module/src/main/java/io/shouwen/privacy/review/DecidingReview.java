package io.shouwen.privacy.review;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.access.SecondFactorNeeded;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.review.ReviewItem.Decision;
import io.shouwen.privacy.review.ReviewItem.KeptBecause;
import io.shouwen.privacy.review.ReviewItem.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Certifies or revokes a line, or takes either back while the review is open. Nobody decides about themselves. */
@ApplicationScoped
@Transactional
@RequiresPermission(PrivacyPermissions.REVIEW_DECIDE)
public class DecidingReview {

    private Reviews reviews;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    protected DecidingReview() {} // CDI proxy

    @Inject
    DecidingReview(Reviews reviews, AuditLog log, Actor actor, Clock clock) {
        this.reviews = reviews;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * What came of a selection.
     *
     * @param passedOver decided already, or about the reviewer
     */
    public record Certified(int certified, int passedOver) {}

    /**
     * The person keeps it.
     *
     * @param reason why, where something speaks against it; else it may be null
     * @param ifMatch the line's version as an entity tag
     */
    public ReviewItem certify(UUID item, KeptBecause reason, String ifMatch) {
        ReviewItem line = open(item, ifMatch);
        if (line.decision() == Decision.REVOKED) {
            throw new AlreadyRevoked();
        }
        if (line.flagged() && reason == null) {
            throw InvalidInput.of(
                    "reason",
                    "privacy.certification-reason-missing",
                    "rarely-needed, stands-in, granted-lately, being-settled or risk-accepted");
        }
        return decided(line, Decision.CERTIFIED, reason == null ? null : reason.word());
    }

    /**
     * Certifies those lines of the selection that are undecided and not the reviewer's own.
     *
     * @throws FlaggedNeedsReason where something speaks against one of them; then none is certified
     */
    public Certified certifyAll(UUID campaign, List<UUID> items) {
        reviews.lock(campaign).orElseThrow(UnknownReview::new).requireOpen();
        List<ReviewItem> lines = items.stream()
                .distinct()
                .map(id -> reviews.item(id)
                        .filter(one -> one.campaign().equals(campaign))
                        .orElseThrow(UnknownReview::new))
                .filter(line -> line.decision() == null && !isOwn(line))
                .toList();
        long flagged = lines.stream().filter(ReviewItem::flagged).count();
        if (flagged > 0) {
            throw new FlaggedNeedsReason(flagged);
        }
        lines.forEach(line -> decided(line, Decision.CERTIFIED, null));
        return new Certified(lines.size(), items.size() - lines.size());
    }

    /**
     * Notes that the role is to be taken away; {@link RevocationRounds} does so at once, and again until it has succeeded.
     *
     * @throws SecondFactorNeeded without a fresh second factor
     */
    public ReviewItem revoke(UUID item, Reason reason, String ifMatch) {
        actor.requireFreshSecondFactor();
        ReviewItem line = open(item, ifMatch);
        if (line.decision() == Decision.REVOKED) {
            throw new AlreadyRevoked();
        }
        return decided(line, Decision.REVOKED, reason.word());
    }

    /** Takes a decision back, as {@link UndoingDecision} does with what Keycloak has done for it. */
    ReviewItem undo(ReviewItem line) {
        return decided(line, null, null);
    }

    ReviewItem open(UUID item, String ifMatch) {
        ReviewItem line = reviews.item(item).orElseThrow(UnknownReview::new);
        // Waits for a closing under way, so that the report and the lines agree.
        reviews.lock(line.campaign()).orElseThrow(UnknownReview::new).requireOpen();
        if (isOwn(line)) {
            log.recordAtOnce(AuditEvent.refused("privacy.review.decide", line.auditObject(), "privacy.own-access"));
            throw new OwnAccess();
        }
        EntityVersion.requireMatch(ifMatch, line.version());
        return line;
    }

    private boolean isOwn(ReviewItem line) {
        return line.staff().equals(actor.id().value());
    }

    private ReviewItem decided(ReviewItem line, Decision decision, String reason) {
        boolean made = reviews.decide(
                line,
                decision,
                reason,
                decision == null ? null : actor.id(),
                decision == null ? null : clock.instant());
        if (!made) {
            throw new EntityVersion.Stale();
        }
        String action = decision == null ? "undo" : decision == Decision.CERTIFIED ? "certify" : "revoke";
        AuditEvent event = AuditEvent.done("privacy.review." + action, "platform.staff/" + line.staff())
                .fields(reviews.auditFields(line))
                .onCase("access-review/" + line.campaign());
        log.record(reason == null ? event : event.because(reason));
        return reviews.item(line.id()).orElseThrow();
    }
}
