package io.shouwen.privacy.anomaly;

import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.AuditFigures;
import io.shouwen.privacy.log.LoggedEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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
    /** For so long after its end a case explains a read: callbacks, questions. */
    private static final int CASE_LASTS_DAYS = 30;

    private static final int MOST_LOOKED_AT = 5_000;

    /** Not members of staff: the application itself, and customers who came by a link. */
    private static final Set<String> NOBODY = Set.of(StaffId.SYSTEM.value(), "link");

    private AuditFigures figures;
    private Activity activity;
    private Alerts alerts;
    private RaisingAlerts raising;
    private Instance<CasesOfStaff> cases;
    private OrganisationZone zone;
    private Clock clock;

    protected AnomalyRounds() {} // CDI proxy

    @Inject
    AnomalyRounds(
            AuditFigures figures,
            Activity activity,
            Alerts alerts,
            RaisingAlerts raising,
            @Any Instance<CasesOfStaff> cases,
            OrganisationZone zone,
            Clock clock) {
        this.figures = figures;
        this.activity = activity;
        this.alerts = alerts;
        this.raising = raising;
        this.cases = cases;
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

    /** Whoever calls is looked up before the case is made: so a day is asked anew at each look. */
    private void findCases(Window window) {
        Set<UUID> without = activity.withoutCase(window.staff(), window.day());
        if (without.isEmpty()) {
            return;
        }
        Instant since = zone.startOf(window.day().minusDays(CASE_LASTS_DAYS));
        StaffId staff = new StaffId(window.staff());
        for (CasesOfStaff one : cases) {
            Set<UUID> known = one.among(staff, without, since);
            if (!known.isEmpty()) {
                activity.hadCase(window.staff(), window.day(), known);
            }
        }
    }

    private void look(Window window, List<RuleParameters> rules) {
        findCases(window);
        Habits habits = activity.habits(window.staff(), window.day());
        for (RuleParameters rule : rules) {
            Set<Habits.Suspect> suspects = alerts.suspects(rule.rule(), window.staff(), window.day());
            for (Habits.Figure figure : habits.figures(rule.rule(), suspects)) {
                if (figure.value() > rule.floor()) {
                    look(window, habits, suspects, rule, figure);
                }
            }
        }
    }

    private void look(
            Window window, Habits habits, Set<Habits.Suspect> suspects, RuleParameters rule, Habits.Figure figure) {
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
            List<String> evidence = evidence(window, habits, suspects, rule.rule(), figure);
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

    private List<String> evidence(
            Window window, Habits habits, Set<Habits.Suspect> suspects, AnomalyRule rule, Habits.Figure figure) {
        Instant from = zone.startOf(window.day());
        Instant to = zone.startOf(window.day().plusDays(1));
        Set<Integer> usual = rule == AnomalyRule.ODD_HOURS ? habits.usualHours(suspects) : Set.of();
        Set<UUID> withoutCase =
                rule == AnomalyRule.READS_WITHOUT_CASE ? activity.withoutCase(window.staff(), window.day()) : Set.of();
        return figures.of(window.staff(), from, to, MOST_LOOKED_AT).stream()
                .filter(entry -> Measure.of(entry).contains(rule.measure()))
                .filter(entry -> rule != AnomalyRule.READS_WITHOUT_CASE
                        || withoutCase.contains(UUID.fromString(entry.word("subject"))))
                .filter(entry -> {
                    int hour = entry.recordedAt().atZone(zone.id()).getHour();
                    return figure.hour() == null ? !usual.contains(hour) : hour == figure.hour();
                })
                .map(entry -> entry.id().toString())
                .toList();
    }
}
