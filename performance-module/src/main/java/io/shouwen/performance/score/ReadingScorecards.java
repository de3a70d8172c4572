package io.shouwen.performance.score;

import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.fact.Fact;
import io.shouwen.performance.fact.FactKind;
import io.shouwen.performance.fact.Facts;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Scorecards as the facts give them now. Whose is decided here: one's own, or everybody's; reading somebody's is told to
 * the audit log before the answer leaves (P5).
 */
@ApplicationScoped
public class ReadingScorecards {

    private final Facts facts;
    private final Schemes schemes;
    private final OrganisationZone zone;
    private final Actor actor;
    private final AuditLog audit;

    @Inject
    public ReadingScorecards(Facts facts, Schemes schemes, OrganisationZone zone, Actor actor, AuditLog audit) {
        this.facts = facts;
        this.schemes = schemes;
        this.zone = zone;
        this.actor = actor;
        this.audit = audit;
    }

    protected ReadingScorecards() { // CDI proxy
        this(null, null, null, null, null);
    }

    @RequiresPermission(PerformancePermissions.READ_SCORECARDS)
    public SortedMap<StaffId, Scorecard> all(YearMonth month) {
        audit.recordAtOnce(AuditEvent.done("performance.scorecard.list", "performance.month/" + month));
        return of(month);
    }

    /** The same, to be taken away as a file. */
    @RequiresPermission(PerformancePermissions.READ_SCORECARDS)
    public SortedMap<StaffId, Scorecard> exported(YearMonth month) {
        audit.recordAtOnce(AuditEvent.done("performance.scorecard.export", "performance.month/" + month));
        return of(month);
    }

    @RequiresPermission(PerformancePermissions.READ_SCORECARDS)
    public Scorecard one(StaffId staff, YearMonth month) {
        tell(staff, month);
        return get(staff, month);
    }

    @RequiresPermission(PerformancePermissions.OWN_SCORECARD)
    public Scorecard mine(YearMonth month) {
        return get(actor.id(), month);
    }

    @RequiresPermission(PerformancePermissions.READ_SCORECARDS)
    public List<Fact> facts(StaffId staff, YearMonth month, FactKind kind, UUID before, int limit) {
        tell(staff, month);
        return facts.page(staff, month, kind, before, limit);
    }

    /** Exactly those that count in one figure of the scorecard, wherever they lie in time (F23). */
    @RequiresPermission(PerformancePermissions.READ_SCORECARDS)
    public List<Fact> factsOf(StaffId staff, YearMonth month, String figure) {
        tell(staff, month);
        return counting(get(staff, month), figure);
    }

    @RequiresPermission(PerformancePermissions.OWN_SCORECARD)
    public List<Fact> myFactsOf(YearMonth month, String figure) {
        return counting(get(actor.id(), month), figure);
    }

    private List<Fact> counting(Scorecard card, String figure) {
        return card.dimensions().stream()
                .flatMap(dimension -> dimension.parts().stream())
                .filter(part -> part.code().equals(figure))
                .findFirst()
                .map(part -> facts.all(part.facts()))
                .orElse(List.of());
    }

    @RequiresPermission(PerformancePermissions.OWN_SCORECARD)
    public List<Fact> myFacts(YearMonth month, FactKind kind, UUID before, int limit) {
        return facts.page(actor.id(), month, kind, before, limit);
    }

    private void tell(StaffId staff, YearMonth month) {
        audit.recordAtOnce(
                AuditEvent.done("performance.scorecard.read", "performance.scorecard/" + staff + "/" + month));
    }

    private Scorecard get(StaffId staff, YearMonth month) {
        Scorecard card = of(month).get(staff);
        if (card == null) {
            throw new NoScorecard(staff, month);
        }
        return card;
    }

    private SortedMap<StaffId, Scorecard> of(YearMonth month) {
        return ScoreEngine.score(schemes.get(Schemes.DEFAULT), month, zone, facts.ofMonths(month, month));
    }
}
