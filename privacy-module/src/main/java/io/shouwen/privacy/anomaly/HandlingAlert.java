package io.shouwen.privacy.anomaly;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Takes an alert up, confirms it, or calls it a false alarm, which changes that person's threshold. Nobody handles their own. */
@ApplicationScoped
@Transactional
@RequiresPermission(PrivacyPermissions.ALERT_HANDLE)
public class HandlingAlert {

    /** How long a false alarm goes on to count. */
    private static final int LENIENT_DAYS = 90;

    private static final int LONGEST_SILENCE = 30;

    private Alerts alerts;
    private AuditLog log;
    private Actor actor;
    private OrganisationZone zone;
    private Clock clock;

    protected HandlingAlert() {} // CDI proxy

    @Inject
    HandlingAlert(Alerts alerts, AuditLog log, Actor actor, OrganisationZone zone, Clock clock) {
        this.alerts = alerts;
        this.log = log;
        this.actor = actor;
        this.zone = zone;
        this.clock = clock;
    }

    public Alert take(UUID id, String ifMatch) {
        return move(id, Alert.State.IN_WORK, null, ifMatch);
    }

    public Alert confirm(UUID id, String ifMatch) {
        return move(id, Alert.State.CONFIRMED, null, ifMatch);
    }

    /**
     * Raises the person's threshold for this rule to a fifth above what was seen, for 90 days; or silences the rule for the
     * person for some days.
     *
     * @param silentDays 0 to raise the threshold, else 1 to 30
     */
    public Alert falseAlarm(UUID id, Alert.FalseAlarm reason, int silentDays, String ifMatch) {
        if (silentDays < 0 || silentDays > LONGEST_SILENCE) {
            throw InvalidInput.of("silentDays", "privacy.not-a-silence", "0 to " + LONGEST_SILENCE);
        }
        Alert alert = move(id, Alert.State.FALSE_ALARM, reason.word(), ifMatch);
        Instant now = clock.instant();
        LocalDate today = zone.dateOf(now);
        Long raisedTo = silentDays > 0 ? null : (alert.value() * 6 + 4) / 5;
        alerts.add(
                UuidV7.at(now),
                alert,
                raisedTo,
                today.plusDays(silentDays > 0 ? silentDays : LENIENT_DAYS),
                actor.id(),
                now);
        return alert;
    }

    private Alert move(UUID id, Alert.State to, String reason, String ifMatch) {
        Alert alert = alerts.find(id).orElseThrow(UnknownAlert::new);
        if (alert.staff().equals(actor.id().value())) {
            log.recordAtOnce(AuditEvent.refused("privacy.alert.handle", object(alert), "privacy.own-alert"));
            throw new OwnAlert();
        }
        EntityVersion.requireMatch(ifMatch, alert.version());
        boolean ended = alert.state() == Alert.State.CONFIRMED || alert.state() == Alert.State.FALSE_ALARM;
        if (ended) {
            throw new AlertEnded();
        }
        if (!alerts.handled(alert, to, actor.id(), clock.instant(), reason)) {
            throw new EntityVersion.Stale();
        }
        AuditEvent event = AuditEvent.done("privacy.alert.handle", object(alert))
                .transition(alert.state().word(), to.word());
        log.record(reason == null ? event : event.because(reason));
        return alerts.find(id).orElseThrow();
    }

    private static String object(Alert alert) {
        return "privacy.alert/" + alert.id();
    }
}
