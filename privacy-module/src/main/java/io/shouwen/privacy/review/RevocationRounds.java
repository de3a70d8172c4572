package io.shouwen.privacy.review;

import io.shouwen.platform.http.Causes;
import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.identity.AccountChanges;
import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import io.shouwen.privacy.review.ReviewItem.Reason;
import io.shouwen.privacy.review.ReviewItem.Revocation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Carries revocations out at Keycloak: takes the role, or what is held outside one, ends every session of the person. A line says "revoked" only when
 * that has been done; until then it says what failed, and is tried again each minute.
 */
@ApplicationScoped
public class RevocationRounds implements JobKind {

    private static final System.Logger LOG = System.getLogger(RevocationRounds.class.getName());

    private Reviews reviews;
    private RevocationResults results;
    private AccountChanges accounts;

    protected RevocationRounds() {} // CDI proxy

    @Inject
    RevocationRounds(Reviews reviews, RevocationResults results, AccountChanges accounts) {
        this.reviews = reviews;
        this.results = results;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "privacy.review-revocations";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofMinutes(1));
    }

    @Override
    public void run(JobRun run) {
        reviews.unfinished().forEach(this::carryOut);
    }

    /** After the decision has been committed. Returns the line as it stands then. */
    public ReviewItem carryOut(UUID item) {
        reviews.item(item).ifPresent(this::carryOut);
        return reviews.item(item).orElseThrow(UnknownReview::new);
    }

    private void carryOut(ReviewItem line) {
        if (line.revocation() == null || line.revocation() == Revocation.DONE) {
            return;
        }
        try {
            take(line);
            if (line.accountOnly() || Reason.LEFT.word().equals(line.reason())) {
                accounts.setEnabled(line.account(), false);
            }
            results.done(line, accounts.endSessions(line.account()));
        } catch (Refusal refused) {
            LOG.log(System.Logger.Level.WARNING, "revocation of line {0}: {1}", line.id(), Causes.describe(refused));
            results.failed(line, refused.code());
        }
    }

    private void take(ReviewItem line) {
        if (line.outsideRoles()) {
            accounts.removePermissions(line.account(), reviews.permissionNames(line.id()));
        } else if (!line.accountOnly()) {
            accounts.removeRole(line.account(), line.realmRole());
        }
    }
}
