package io.shouwen.privacy.anomaly.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.anomaly.AnomalyRule;
import io.shouwen.privacy.anomaly.ChangingRules;
import io.shouwen.privacy.anomaly.ReadingAlerts;
import io.shouwen.privacy.anomaly.RuleParameters;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/** How the rules are set, and the form that sets one anew. */
@Named
@ViewScoped
public class AlertRulesPage implements Serializable {

    private ReadingAlerts reading;
    private ChangingRules changing;
    private Actor actor;
    private String rule;
    private boolean enabled;
    private int floor;
    private BigDecimal sigmas;
    private int minDays;
    private int seen = -1;

    protected AlertRulesPage() {} // CDI proxy

    @Inject
    AlertRulesPage(ReadingAlerts reading, ChangingRules changing, Actor actor) {
        this.reading = reading;
        this.changing = changing;
        this.actor = actor;
    }

    /** Fills the form with the rule in the address. */
    public void look() {
        if (rule != null && !rule.isBlank() && seen < 0) {
            RuleParameters now = reading.versions(chosen()).get(0);
            enabled = now.enabled();
            floor = now.floor();
            sigmas = now.sigmas();
            minDays = now.minDays();
            seen = now.version();
        }
    }

    private AnomalyRule chosen() {
        return AnomalyRule.of(rule)
                .orElseThrow(() -> InvalidInput.of("rule", "privacy.not-an-alert-filter", "a rule of the list"));
    }

    public List<RuleParameters> getRules() {
        return reading.rules();
    }

    public List<RuleParameters> getVersions() {
        return reading.versions(chosen());
    }

    public boolean isEditing() {
        return seen > 0 && actor.may(PrivacyPermissions.ALERT_HANDLE);
    }

    public void change() {
        seen = changing.change(chosen(), enabled, floor, sigmas, minDays, "\"" + seen + "\"")
                .version();
    }

    public String getRule() {
        return rule;
    }

    public void setRule(String rule) {
        this.rule = rule;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public int getFloor() {
        return floor;
    }

    public void setFloor(int floor) {
        this.floor = floor;
    }

    public BigDecimal getSigmas() {
        return sigmas;
    }

    public void setSigmas(BigDecimal sigmas) {
        this.sigmas = sigmas;
    }

    public int getMinDays() {
        return minDays;
    }

    public void setMinDays(int minDays) {
        this.minDays = minDays;
    }
}
