package io.shouwen.privacy.review;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.vault.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends a review: its report is signed with the log's key, and the report's hash goes into the log. */
@ApplicationScoped
@Transactional
@RequiresPermission(PrivacyPermissions.REVIEW_DECIDE)
public class ClosingReview {

    private Reviews reviews;
    private Keys keys;
    private String origin;
    private AuditLog log;
    private Actor actor;
    private Clock clock;

    protected ClosingReview() {} // CDI proxy

    @Inject
    ClosingReview(
            Reviews reviews,
            Keys keys,
            @ConfigProperty(name = "shouwen.log.origin", defaultValue = "localhost/shouwen/audit-log") String origin,
            AuditLog log,
            Actor actor,
            Clock clock) {
        this.reviews = reviews;
        this.keys = keys;
        this.origin = origin;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * @param evenIfUndecided whether lines may stay undecided; the report calls them so
     * @param ifMatch the review's version as an entity tag
     * @throws ReviewUndecided where lines are undecided and that was not said
     * @throws RevocationsUnfinished while Keycloak has not done all that was decided
     */
    public Campaign close(UUID id, boolean evenIfUndecided, String ifMatch) {
        Campaign campaign = reviews.lock(id).orElseThrow(UnknownReview::new);
        campaign.requireOpen();
        EntityVersion.requireMatch(ifMatch, campaign.version());
        Campaign.Progress progress = reviews.progress(id);
        if (progress.unfinished() > 0) {
            throw new RevocationsUnfinished(progress.unfinished());
        }
        if (progress.undecided() > 0 && !evenIfUndecided) {
            throw new ReviewUndecided(progress.undecided());
        }
        Instant now = clock.instant();
        String text = ReviewReport.text(
                campaign,
                now,
                actor.id().value(),
                reviews.items(id, ItemFilter.ALL, 0, Integer.MAX_VALUE),
                reviews::permissionsOf);
        String report = SignedNote.sign(text, keys.logSigner(origin)).written();
        String hash = sha256(report);
        if (!reviews.closed(id, now, actor.id(), report, hash)) {
            throw new EntityVersion.Stale();
        }
        log.record(AuditEvent.done("privacy.review.close", "privacy.review-report/sha256-" + hash)
                .onCase("access-review/" + id));
        return reviews.find(id).orElseThrow();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
