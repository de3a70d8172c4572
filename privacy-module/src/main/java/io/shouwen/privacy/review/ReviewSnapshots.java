package io.shouwen.privacy.review;

import io.shouwen.platform.identity.IdentityUnavailable;
import io.shouwen.platform.identity.StaffAccount;
import io.shouwen.platform.identity.StaffAccounts;
import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.platform.use.PermissionUses;
import io.shouwen.privacy.log.AuditFigures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads who holds what from Keycloak and who used what from the log, and opens the review with it. */
@ApplicationScoped
public class ReviewSnapshots implements JobKind {

    static final String NAME = "privacy.review-snapshot";

    private Reviews reviews;
    private ReviewOpenings openings;
    private StaffAccounts accounts;
    private StaffDirectory directory;
    private AuditFigures figures;
    private PermissionUses uses;
    private OrganisationZone zone;
    private Clock clock;

    protected ReviewSnapshots() {} // CDI proxy

    @Inject
    ReviewSnapshots(
            Reviews reviews,
            ReviewOpenings openings,
            StaffAccounts accounts,
            StaffDirectory directory,
            AuditFigures figures,
            PermissionUses uses,
            OrganisationZone zone,
            Clock clock) {
        this.reviews = reviews;
        this.openings = openings;
        this.accounts = accounts;
        this.directory = directory;
        this.figures = figures;
        this.uses = uses;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) {
        UUID id;
        try (var reader = Json.createReader(new StringReader(run.parameters()))) {
            id = UUID.fromString(reader.readObject().getString("review"));
        }
        Campaign campaign = reviews.find(id).orElseThrow(UnknownReview::new);
        if (campaign.state() != Campaign.State.PREPARING) {
            return;
        }
        try {
            openings.open(campaign, lines(campaign, run), clock.instant(), recordedFrom(campaign));
        } catch (IdentityUnavailable away) {
            // A refusal would end the job for good; this one passes.
            throw new IllegalStateException("Keycloak is away, to be tried again", away);
        }
    }

    private Instant recordedFrom(Campaign campaign) {
        Instant since = uses.since();
        return since.isAfter(campaign.from()) ? since : campaign.from();
    }

    private List<Snapshot.Line> lines(Campaign campaign, JobRun run) {
        // The last moment of the period, which at a quarter's end is the first one after.
        LocalDate last = zone.dateOf(campaign.to().minusMillis(1));
        Snapshot snapshot = new Snapshot(
                accounts.bundles(),
                reviews.conflicts(),
                new RecordedUse(
                        Entitlements.ofThisInstallation(),
                        zone,
                        figures.uses(campaign.from(), campaign.to()),
                        uses.inMonths(zone.dateOf(campaign.from()), last),
                        recordedFrom(campaign).equals(campaign.from())));
        List<StaffAccount> found = accounts.all(read -> run.progress(read, 0));
        // As human resources have it; whether the account is enabled, Keycloak has just said.
        Map<StaffId, LocalDate> leavers = directory.leavers();
        LocalDate today = zone.dateOf(clock.instant());
        List<Snapshot.Line> lines = new ArrayList<>();
        for (StaffAccount account : found) {
            boolean leaver = account.staff()
                    .map(leavers::get)
                    .map(lastDay -> !lastDay.isAfter(today))
                    .orElse(false);
            lines.addAll(snapshot.of(
                    campaign.id(),
                    account,
                    leaver,
                    staff -> figures.lastSignIn(staff)
                            .or(() -> accounts.lastSignIn(account))
                            .orElse(null)));
            run.progress(lines.size(), lines.size());
        }
        return lines;
    }
}
