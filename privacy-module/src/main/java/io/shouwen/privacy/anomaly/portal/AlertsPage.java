package io.shouwen.privacy.anomaly.portal;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.page.ListAddress;
import io.shouwen.platform.page.Paging;
import io.shouwen.privacy.anomaly.Alert;
import io.shouwen.privacy.anomaly.AnomalyRule;
import io.shouwen.privacy.anomaly.ReadingAlerts;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/** The list of alerts; filters and page are the address. */
@Named
@ViewScoped
public class AlertsPage implements Serializable {

    private static final int SIZE = 25;

    private ReadingAlerts reading;
    private ListAddress address;
    private String state;
    private String rule;
    private String staff;
    private boolean understood;
    private transient Paging paging;
    private transient List<Alert> alerts;

    protected AlertsPage() {} // CDI proxy

    @Inject
    AlertsPage(ReadingAlerts reading, HttpServletRequest request) {
        this.reading = reading;
        this.address = ListAddress.of("/privacy/alerts", request, List.of("state", "rule", "staff", "page"));
    }

    /** Reads the filters of the address; what is none is told, and nothing is shown. */
    public void look() {
        stateAsked();
        ruleAsked();
        if (staffAsked() != null && !staffAsked().matches("[A-Za-z0-9][A-Za-z0-9-]{0,19}")) {
            throw InvalidInput.of("staff", "privacy.not-an-alert-filter", "a staff number");
        }
        understood = true;
    }

    private Alert.State stateAsked() {
        return state == null || state.isBlank()
                ? null
                : Alert.State.of(state)
                        .orElseThrow(
                                () -> InvalidInput.of("state", "privacy.not-an-alert-filter", "a state of the list"));
    }

    private AnomalyRule ruleAsked() {
        return rule == null || rule.isBlank()
                ? null
                : AnomalyRule.of(rule)
                        .orElseThrow(
                                () -> InvalidInput.of("rule", "privacy.not-an-alert-filter", "a rule of the list"));
    }

    private String staffAsked() {
        return staff == null || staff.isBlank() ? null : staff.strip();
    }

    public ListAddress getAddress() {
        return address;
    }

    public Paging getPaging() {
        if (paging == null) {
            paging = Paging.of(address, SIZE, understood ? reading.count(stateAsked(), ruleAsked(), staffAsked()) : 0);
        }
        return paging;
    }

    public List<Alert> getAlerts() {
        if (alerts == null) {
            alerts = understood
                    ? reading.list(
                            stateAsked(), ruleAsked(), staffAsked(), getPaging().offset(), SIZE)
                    : List.of();
        }
        return alerts;
    }

    /** Shows anew what may have changed. */
    public void reload() {
        paging = null;
        alerts = null;
    }

    public List<Alert.State> getStates() {
        return List.of(Alert.State.values());
    }

    public List<AnomalyRule> getRules() {
        return List.of(AnomalyRule.values());
    }

    public boolean isFiltered() {
        return Stream.of(state, rule, staff).anyMatch(value -> value != null && !value.isBlank());
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getRule() {
        return rule;
    }

    public void setRule(String rule) {
        this.rule = rule;
    }

    public String getStaff() {
        return staff;
    }

    public void setStaff(String staff) {
        this.staff = staff;
    }
}
