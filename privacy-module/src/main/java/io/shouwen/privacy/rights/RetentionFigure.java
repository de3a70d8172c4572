package io.shouwen.privacy.rights;

import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.dashboard.DashboardFigure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** What the last retention run did. */
@ApplicationScoped
class RetentionFigure implements DashboardFigure {

    private RetentionRules rules;
    private Appearance appearance;

    protected RetentionFigure() {} // CDI proxy

    @Inject
    RetentionFigure(RetentionRules rules, Appearance appearance) {
        this.rules = rules;
        this.appearance = appearance;
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
                last.map(run -> label(run.category())),
                Optional.of("/privacy/retention"));
    }

    private String label(String category) {
        return Texts.find(
                        category.substring(0, Math.max(0, category.indexOf('.'))),
                        "retention." + category,
                        appearance.getLocale(),
                        Map.of())
                .orElse(category);
    }
}
