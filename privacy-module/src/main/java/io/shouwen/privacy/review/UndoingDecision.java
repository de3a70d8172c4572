package io.shouwen.privacy.review;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.identity.AccountChanges;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.review.ReviewItem.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Takes a decision back before the review is closed. A revoked role is given back at Keycloak, which needs a fresh second
 * factor as taking it did; where Keycloak is away, the decision stands.
 */
@ApplicationScoped
@Transactional
@RequiresPermission(PrivacyPermissions.REVIEW_DECIDE)
public class UndoingDecision {

    private DecidingReview deciding;
    private Reviews reviews;
    private AccountChanges accounts;
    private Actor actor;

    protected UndoingDecision() {} // CDI proxy

    @Inject
    UndoingDecision(DecidingReview deciding, Reviews reviews, AccountChanges accounts, Actor actor) {
        this.deciding = deciding;
        this.reviews = reviews;
        this.accounts = accounts;
        this.actor = actor;
    }

    /** @param ifMatch the line's version as an entity tag */
    public ReviewItem undo(UUID item, String ifMatch) {
        ReviewItem line = deciding.open(item, ifMatch);
        if (line.decision() == null) {
            return line;
        }
        if (line.decision() == ReviewItem.Decision.REVOKED) {
            actor.requireFreshSecondFactor();
        }
        ReviewItem undone = deciding.undo(line);
        // Last, so that what Keycloak refuses rolls the rest back. A revocation that failed half-way may have taken it.
        if (line.decision() == ReviewItem.Decision.REVOKED) {
            giveBack(line);
            if (line.accountOnly() || Reason.LEFT.word().equals(line.reason())) {
                accounts.setEnabled(line.account(), line.enabled());
            }
        }
        return undone;
    }

    private void giveBack(ReviewItem line) {
        if (line.outsideRoles()) {
            accounts.restorePermissions(line.account(), reviews.permissionNames(line.id()));
        } else if (!line.accountOnly()) {
            accounts.restoreRole(line.account(), line.realmRole());
        }
    }
}
