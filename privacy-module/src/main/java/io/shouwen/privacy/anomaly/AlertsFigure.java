package io.shouwen.privacy.anomaly;

import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.page.MenuCount;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.dashboard.DashboardFigure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** How many alerts nobody has taken up. */
@ApplicationScoped
public class AlertsFigure implements DashboardFigure, MenuCount {

    private Alerts alerts;
    private Appearance appearance;

    protected AlertsFigure() {} // CDI proxy

    @Inject
    AlertsFigure(Alerts alerts, Appearance appearance) {
        this.alerts = alerts;
        this.appearance = appearance;
    }

    @Override
    public String path() {
        return "/privacy/alerts";
    }

    @Override
    public long waiting() {
        return alerts.count(Alert.State.OPEN, null, null);
    }

    @Override
    public String word() {
        return "alerts";
    }

    @Override
    public int position() {
        return 50;
    }

    @Override
    public String permission() {
        return PrivacyPermissions.ALERT_READ;
    }

    @Override
    public Reading read() {
        int open = alerts.count(Alert.State.OPEN, null, null);
        int inWork = alerts.count(Alert.State.IN_WORK, null, null);
        return new Reading(
                Integer.toString(open),
                open > 0 ? State.ALARM : inWork > 0 ? State.ATTENTION : State.CALM,
                Texts.find("privacy", "dashboard.alerts.in-work", appearance.getLocale(), Map.of("count", inWork)),
                Optional.of("/privacy/alerts?state=open"));
    }
}
