package io.shouwen.privacy.rights;

import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.dashboard.DashboardFigure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What the last retention run did. */
@ApplicationScoped
class RetentionFigure implements DashboardFigure {

    private RetentionRules rules;

    protected RetentionFigure() {} // CDI proxy

    @Inject
    RetentionFigure(RetentionRules rules) {
        this.rules = rules;
    }

    @Override
    public String word() {
        return "retention";
    }

    @Override
    public int position() {
        return 32;
    }

    @Override
    public String permission() {
        return PrivacyPermissions.RETENTION_MANAGE;
    }

    @Override
    public Reading read() {
        Optional<RetentionRun> last = rules.last();
        return new Reading(
                last.map(run -> Long.toString(run.expired())).orElse("–"),
                State.CALM,
                last.map(RetentionRun::category),
                Optional.of("/privacy/retention"));
    }
}
