package io.shouwen.privacy.anomaly.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.anomaly.Alert;
import io.shouwen.privacy.anomaly.HandlingAlert;
import io.shouwen.privacy.anomaly.ReadingAlerts;
import io.shouwen.privacy.anomaly.UnknownAlert;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One alert: what was unusual, why it counts as unusual, the entries that show it, and what to do. */
@Named
@ViewScoped
public class AlertPage implements Serializable {

    private ReadingAlerts reading;
    private HandlingAlert handling;
    private Actor actor;
    private UUID id;
    private String reason;
    private int silentDays;
    /** The version that the person saw: an act on another is refused. */
    private long seen = -1;

    private transient Alert alert;

    protected AlertPage() {} // CDI proxy

    @Inject
    AlertPage(ReadingAlerts reading, HandlingAlert handling, Actor actor, HttpServletRequest request) {
        this.reading = reading;
        this.handling = handling;
        this.actor = actor;
        try {
            this.id = UUID.fromString(String.valueOf(request.getParameter("id")));
        } catch (IllegalArgumentException notAnId) {
            throw new UnknownAlert();
        }
    }

    public Alert getAlert() {
        if (alert == null) {
            alert = reading.alert(id);
            if (seen < 0) {
                seen = alert.version();
            }
        }
        return alert;
    }

    /** When an entry was written: its id begins with the milliseconds (RFC 9562, version 7). */
    public Instant at(String entry) {
        return Instant.ofEpochMilli(UUID.fromString(entry).getMostSignificantBits() >>> 16);
    }

    public boolean isMayHandle() {
        Alert.State state = getAlert().state();
        return actor.may(PrivacyPermissions.ALERT_HANDLE)
                && (state == Alert.State.OPEN || state == Alert.State.IN_WORK)
                && !getAlert().staff().equals(actor.id().value());
    }

    public List<Alert.FalseAlarm> getReasons() {
        return List.of(Alert.FalseAlarm.values());
    }

    public void take() {
        done(handling.take(id, ifMatch()));
    }

    public void confirm() {
        done(handling.confirm(id, ifMatch()));
    }

    public void falseAlarm() {
        Alert.FalseAlarm why = Alert.FalseAlarm.of(reason)
                .orElseThrow(() ->
                        InvalidInput.of("reason", "privacy.false-alarm-reason-missing", "one of the list's reasons"));
        done(handling.falseAlarm(id, why, silentDays, ifMatch()));
    }

    private String ifMatch() {
        getAlert();
        return "\"" + seen + "\"";
    }

    private void done(Alert now) {
        alert = now;
        seen = now.version();
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
