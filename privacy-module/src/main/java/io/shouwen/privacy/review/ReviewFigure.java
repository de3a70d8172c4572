package io.shouwen.privacy.review;

import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.text.Texts;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.dashboard.DashboardFigure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** How far the review under way has come, and when it is due. */
@ApplicationScoped
public class ReviewFigure implements DashboardFigure {

    private Reviews reviews;
    private Appearance appearance;
    private OrganisationZone zone;
    private Clock clock;

    protected ReviewFigure() {} // CDI proxy

    @Inject
    ReviewFigure(Reviews reviews, Appearance appearance, OrganisationZone zone, Clock clock) {
        this.reviews = reviews;
        this.appearance = appearance;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "review";
    }

    @Override
    public int position() {
        return 60;
    }

    @Override
    public String permission() {
        return PrivacyPermissions.REVIEW_READ;
    }

    @Override
    public Reading read() {
        Optional<Campaign> current = reviews.current();
        Optional<String> link = Optional.of("/privacy/access-review");
        if (current.isEmpty()) {
            return new Reading("–", State.CALM, text("dashboard.review.none", Map.of()), link);
        }
        Campaign.Progress progress = reviews.progress(current.get().id());
        LocalDate today = zone.dateOf(clock.instant());
        State state = progress.unfinished() > 0 || current.get().dueOn().isBefore(today)
                ? State.ALARM
                : current.get().dueOn().minusDays(7).isBefore(today) ? State.ATTENTION : State.CALM;
        return new Reading(
                progress.percent() + " %",
                state,
                text(
                        "dashboard.review.due",
                        Map.of(
                                "quarter", current.get().quarter(),
                                "undecided", progress.undecided(),
                                "due", current.get().dueOn())),
                link);
    }

    private Optional<String> text(String key, Map<String, Object> words) {
        return Texts.find("privacy", key, appearance.getLocale(), words);
    }
}
