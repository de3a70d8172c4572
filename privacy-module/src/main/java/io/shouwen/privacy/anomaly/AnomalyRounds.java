package io.shouwen.privacy.anomaly;

import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.AuditFigures;
import io.shouwen.privacy.log.LoggedEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Takes up what was added to the log since the last round, each batch in one transaction with the place in the tree that it
 * has come to: nothing is counted twice and nothing is left out, a kill in the middle included.
 */
@ApplicationScoped
class AnomalyRounds {

    private static final int BATCH = 2_000;
    private static final int EVIDENCE = 200;
    private static final int MOST_LOOKED_AT = 5_000;

    /** Not members of staff: the application itself, and customers who came by a link. */
    private static final Set<String> NOBODY = Set.of(StaffId.SYSTEM.value(), "link");

    private AuditFigures figures;
    private Activity activity;
    private Alerts alerts;
    private RaisingAlerts raising;
    private OrganisationZone zone;
    private Clock clock;

    protected AnomalyRounds() {} // CDI proxy

    @Inject
    AnomalyRounds(
            AuditFigures figures,
            Activity activity,
            Alerts alerts,
            RaisingAlerts raising,
            OrganisationZone zone,
            Clock clock) {
        this.figures = figures;
        this.activity = activity;
        this.alerts = alerts;
        this.raising = raising;
        this.zone = zone;
        this.clock = clock;
    }

    private record Window(String staff, LocalDate day) {}

    /** @return whether more is waiting */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean round() {
        long from = activity.watermark();
        List<AuditFigures.Placed> batch = figures.from(from, BATCH);
        if (batch.isEmpty()) {
            return false;
        }
        LocalDate oldest = zone.dateOf(clock.instant()).minusDays(Activity.KEPT_DAYS);
        List<Activity.Act> acts = new ArrayList<>();
        Set<Window> touched = new LinkedHashSet<>();
        for (AuditFigures.Placed placed : batch) {
            Activity.Act act = act(placed.entry());
            if (!NOBODY.contains(act.staff()) && !act.day().isBefore(oldest)) {
                acts.add(act);
                if (!act.measures().isEmpty()) {
                    touched.add(new Window(act.staff(), act.day()));
                }
            }
        }
        activity.add(acts);
        List<RuleParameters> rules =
                alerts.rules().stream().filter(RuleParameters::enabled).toList();
        touched.forEach(window -> look(window, rules));
        activity.advance(batch.get(batch.size() - 1).index() + 1);
        return batch.size() == BATCH;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void forget() {
        activity.forgetBefore(zone.dateOf(clock.instant()).minusDays(Activity.KEPT_DAYS));
    }

    private Activity.Act act(LoggedEntry entry) {
        ZonedDateTime at = entry.recordedAt().atZone(zone.id());
        String subject = entry.word("subject");
        return new Activity.Act(
                entry.word("actor"),
                at.toLocalDate(),
                at.getHour(),
                Measure.of(entry),
                subject == null ? null : UUID.fromString(subject));
    }

    private void look(Window window, List<RuleParameters> rules) {
        Habits habits = activity.habits(window.staff(), window.day());
        for (RuleParameters rule : rules) {
            for (Habits.Figure figure : habits.figures(rule.rule())) {
                if (figure.value() > rule.floor()) {
                    look(window, habits, rule, figure);
                }
            }
        }
    }

    private void look(Window window, Habits habits, RuleParameters rule, Habits.Figure figure) {
        List<Alerts.Leniency> lenient = alerts.leniency(rule.rule(), window.staff(), window.day());
        if (lenient.stream().anyMatch(one -> one.raisedTo() == null)) {
            return; // a false alarm has silenced it for a time
        }
        Long raisedTo = lenient.stream()
                .map(Alerts.Leniency::raisedTo)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(null);
        Threshold threshold = Threshold.of(figure.history(), rule, raisedTo);
        boolean tooEarly = rule.rule() == AnomalyRule.ODD_HOURS && !threshold.ownHistory();
        if (!tooEarly && threshold.exceededBy(figure.value())) {
            List<String> evidence = evidence(window, habits, rule.rule(), figure);
            Instant now = clock.instant();
            raising.raise(new Alert(
                    UuidV7.at(now),
                    rule.rule(),
                    rule.version(),
                    window.staff(),
                    window.day(),
                    figure.hour(),
                    figure.value(),
                    threshold.value(),
                    threshold.basis(),
                    evidence.subList(0, Math.min(EVIDENCE, evidence.size())),
                    evidence.size(),
                    Alert.State.OPEN,
                    now,
                    now,
                    null,
                    null,
                    null,
                    0));
        }
    }

    private List<String> evidence(Window window, Habits habits, AnomalyRule rule, Habits.Figure figure) {
        Instant from = zone.startOf(window.day());
        Instant to = zone.startOf(window.day().plusDays(1));
        Set<Integer> usual = rule == AnomalyRule.ODD_HOURS ? habits.usualHours() : Set.of();
        return figures.of(window.staff(), from, to, MOST_LOOKED_AT).stream()
                .filter(entry -> Measure.of(entry).contains(rule.measure()))
                .filter(entry -> {
                    int hour = entry.recordedAt().atZone(zone.id()).getHour();
                    return figure.hour() == null ? !usual.contains(hour) : hour == figure.hour();
                })
                .map(entry -> entry.id().toString())
                .toList();
    }
}
