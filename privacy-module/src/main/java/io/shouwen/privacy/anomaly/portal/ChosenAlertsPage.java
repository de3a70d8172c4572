package io.shouwen.privacy.anomaly.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.page.ActingOnEach;
import io.shouwen.platform.page.ChosenRow;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.anomaly.Alert;
import io.shouwen.privacy.anomaly.HandlingAlert;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls the alerts ticked in the list false alarms, for one reason: each alone, as on its own page. */
@Named
@ViewScoped
public class ChosenAlertsPage implements Serializable {

    private ActingOnEach acting;
    private HandlingAlert handling;
    private AlertsPage list;
    private AlertWords words;
    private Actor actor;

    private String reason;
    private int silentDays;
    private List<ActingOnEach.Outcome> outcomes = List.of();
    private final Map<UUID, String> labels = new HashMap<>();

    protected ChosenAlertsPage() {} // CDI proxy

    @Inject
    ChosenAlertsPage(ActingOnEach acting, HandlingAlert handling, AlertsPage list, AlertWords words, Actor actor) {
        this.acting = acting;
        this.handling = handling;
        this.list = list;
        this.words = words;
        this.actor = actor;
    }

    public boolean isUsable() {
        return actor.may(PrivacyPermissions.ALERT_HANDLE);
    }

    /** Whether there is anything left to decide, for somebody else than whom it is about. */
    public boolean isOpenTo(Alert alert) {
        return isUsable()
                && (alert.state() == Alert.State.OPEN || alert.state() == Alert.State.IN_WORK)
                && !alert.staff().equals(actor.id().value());
    }

    public String label(Alert alert) {
        return words.word("alert.rule.", alert.rule().word()) + " " + alert.staff() + " " + alert.day();
    }

    public void falseAlarm() {
        Alert.FalseAlarm why = Alert.FalseAlarm.of(reason)
                .orElseThrow(() ->
                        InvalidInput.of("reason", "privacy.false-alarm-reason-missing", "one of the list's reasons"));
        list.getAlerts().forEach(alert -> labels.put(alert.id(), label(alert)));
        outcomes = acting.act(ChosenRow.sent(), row -> handling.falseAlarm(row.id(), why, silentDays, row.ifMatch()));
        reason = null;
        silentDays = 0;
        list.reload();
    }

    public List<ActingOnEach.Outcome> getOutcomes() {
        return outcomes;
    }

    /** What the alerts that were acted on are about, by id. */
    public Map<UUID, String> getLabels() {
        return labels;
    }

    public List<Alert.FalseAlarm> getReasons() {
        return List.of(Alert.FalseAlarm.values());
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public int getSilentDays() {
        return silentDays;
    }

    public void setSilentDays(int silentDays) {
        this.silentDays = silentDays;
    }
}
