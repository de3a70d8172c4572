package io.shouwen.privacy.anomaly.portal;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.anomaly.Alert;
import io.shouwen.privacy.anomaly.AnomalyRule;
import io.shouwen.privacy.anomaly.ReadingAlerts;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The list of alerts; its filters are the address. */
@Named
@ViewScoped
public class AlertsPage implements Serializable {

    private ReadingAlerts reading;
    private String state;
    private String rule;
    private String staff;
    private boolean understood;
    private LazyDataModel<Alert> model;

    protected AlertsPage() {} // CDI proxy

    @Inject
    AlertsPage(ReadingAlerts reading) {
        this.reading = reading;
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

    public LazyDataModel<Alert> getModel() {
        if (model == null) {
            model = new Model();
        }
        return model;
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

    private final class Model extends LazyDataModel<Alert> {

        @Override
        public int count(Map<String, FilterMeta> ignored) {
            return understood ? reading.count(stateAsked(), ruleAsked(), staffAsked()) : 0;
        }

        @Override
        public List<Alert> load(int first, int size, Map<String, SortMeta> sort, Map<String, FilterMeta> ignored) {
            return understood ? reading.list(stateAsked(), ruleAsked(), staffAsked(), first, size) : List.of();
        }

        @Override
        public String getRowKey(Alert alert) {
            return alert.id().toString();
        }
    }
}
