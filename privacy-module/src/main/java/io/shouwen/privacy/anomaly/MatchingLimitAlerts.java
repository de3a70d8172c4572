package io.shouwen.privacy.anomaly;

import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.AuditFigures;
import io.shouwen.privacy.log.LoggedEntry;
import io.shouwen.privacy.matching.MatchingLimitReached;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/** Somebody tried numbers until the limit stopped them: an alert at once, without waiting for the next round. */
@ApplicationScoped
class MatchingLimitAlerts {

    private static final Duration BEFORE = Duration.ofMinutes(2);

    private Alerts alerts;
    private AuditFigures figures;
    private RaisingAlerts raising;
    private OrganisationZone zone;

    protected MatchingLimitAlerts() {} // CDI proxy

    @Inject
    MatchingLimitAlerts(Alerts alerts, AuditFigures figures, RaisingAlerts raising, OrganisationZone zone) {
        this.alerts = alerts;
        this.figures = figures;
        this.raising = raising;
        this.zone = zone;
    }

    /** In the event's transaction. */
    void reached(@Observes MatchingLimitReached event) {
        RuleParameters rule = alerts.versions(AnomalyRule.MATCHING_LIMIT).get(0);
        ZonedDateTime at = event.at().atZone(zone.id());
        String staff = event.staff().value();
        boolean silent = alerts.leniency(AnomalyRule.MATCHING_LIMIT, staff, at.toLocalDate()).stream()
                .anyMatch(one -> one.raisedTo() == null);
        if (!rule.enabled() || silent) {
            return;
        }
        Instant from = event.at().minus(BEFORE);
        List<String> entries = figures.of(staff, from, event.at().plusMillis(1), 200).stream()
                .filter(entry -> entry.word("action").startsWith("privacy.match"))
                .map(LoggedEntry::id)
                .map(Object::toString)
                .toList();
        raising.raise(new Alert(
                UuidV7.at(event.at()),
                AnomalyRule.MATCHING_LIMIT,
                rule.version(),
                staff,
                at.toLocalDate(),
                at.getHour(),
                event.limit() + 1L,
                BigDecimal.valueOf(event.limit()),
                "days=0;median=0;deviation=0;floor=" + event.limit() + ";own=false",
                entries,
                entries.size(),
                Alert.State.OPEN,
                event.at(),
                event.at(),
                null,
                null,
                null,
                0));
    }
}
