package io.shouwen.privacy.review;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.AuditFigures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Begins each quarter's review of the quarter before, and of any earlier one that was missed, once the installation has
 * lived through some of it; takes a snapshot
 * again that could not be taken; reminds reviewers a week before the due date and every day from three days before.
 */
@ApplicationScoped
public class ReviewCalendar implements JobKind {

    /** Three years: nobody looks for the use of permissions farther back. */
    private static final int KEPT_QUARTERS = 12;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Reviews reviews;
    private NewReviews newReviews;
    private ReviewReminders reminders;
    private AuditFigures figures;
    private OrganisationZone zone;
    private Clock clock;

    protected ReviewCalendar() {} // CDI proxy

    @Inject
    ReviewCalendar(
            Reviews reviews,
            NewReviews newReviews,
            ReviewReminders reminders,
            AuditFigures figures,
            OrganisationZone zone,
            Clock clock) {
        this.reviews = reviews;
        this.newReviews = newReviews;
        this.reminders = reminders;
        this.figures = figures;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "privacy.review-calendar";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofMinutes(10));
    }

    @Override
    public void run(JobRun run) {
        Optional<Campaign> current = reviews.current();
        if (current.isEmpty()) {
            openWhatIsDue();
        } else if (current.get().state() == Campaign.State.PREPARING) {
            if (current.get().openedAt().plus(PATIENCE).isBefore(clock.instant())) {
                newReviews.takeSnapshot(current.get().id());
            }
        } else {
            remind(current.get());
        }
    }

    /** The oldest first; while one is open the next waits, so that after a time of neglect they follow one another. */
    private void openWhatIsDue() {
        due(
                        Quarter.of(zone.dateOf(clock.instant())),
                        quarter -> figures.existedBefore(zone.startOf(quarter.end())),
                        quarter -> reviews.existsForAllOf(quarter.toString(), zone.startOf(quarter.end())))
                .ifPresent(quarter -> newReviews.open(quarter, StaffId.SYSTEM.value()));
    }

    /**
     * The oldest quarter before the present one that the installation has lived through and nobody has reviewed whole.
     *
     * @param lived whether there was anything before the quarter's end
     * @param reviewed whether a review has looked at all of it
     */
    static Optional<Quarter> due(Quarter present, Predicate<Quarter> lived, Predicate<Quarter> reviewed) {
        Optional<Quarter> oldest = Optional.empty();
        Quarter quarter = present.before();
        for (int i = 0; i < KEPT_QUARTERS && lived.test(quarter); i++) {
            if (!reviewed.test(quarter)) {
                oldest = Optional.of(quarter);
            }
            quarter = quarter.before();
        }
        return oldest;
    }

    private void remind(Campaign campaign) {
        LocalDate today = zone.dateOf(clock.instant());
        long left = ChronoUnit.DAYS.between(today, campaign.dueOn());
        if ((left == 7 || left <= 3) && !today.equals(campaign.remindedOn())) {
            reminders.remind(campaign, today);
        }
    }
}
