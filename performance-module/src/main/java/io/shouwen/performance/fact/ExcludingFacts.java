package io.shouwen.performance.fact;

import io.shouwen.performance.Audited;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** A supervisor says, with evidence, that a fact was beyond a colleague's control (F20). The scheme decides whether that counts. */
@ApplicationScoped
@Transactional
public class ExcludingFacts {

    private static final int LONGEST_REASON = 40;

    private final Facts facts;
    private final ExclusionRules rules;
    private final Actor actor;
    private final AuditLog audit;
    private final Audited audited;
    private final Clock clock;

    @Inject
    public ExcludingFacts(
            Facts facts, ExclusionRules rules, Actor actor, AuditLog audit, Audited audited, Clock clock) {
        this.facts = facts;
        this.rules = rules;
        this.actor = actor;
        this.audit = audit;
        this.audited = audited;
        this.clock = clock;
    }

    protected ExcludingFacts() { // CDI proxy
        this(null, null, null, null, null, null);
    }

    /**
     * @param reason word of a rule that a scheme knows, such as {@code outage}
     * @param evidence reference to what proves it, such as {@code workorder.incident/0190…}
     */
    @RequiresPermission(PerformancePermissions.EXCLUDE_FACTS)
    public UUID exclude(UUID id, String reason, String evidence) {
        String object = "performance.fact/" + id;
        return audited.act("performance.fact.exclude", object, () -> {
            if (reason == null || reason.length() > LONGEST_REASON || !reason.matches("[a-z]+(-[a-z]+)*")) {
                throw InvalidInput.of(
                        "reason",
                        "performance.unknown-reason",
                        "a reason of the scheme, such as outage, of at most " + LONGEST_REASON + " letters");
            }
            if (evidence == null || !evidence.matches("[a-z.-]+/[A-Za-z0-9-]{1,60}")) {
                throw InvalidInput.of(
                        "evidence", "performance.no-evidence", "a reference such as workorder.incident/7");
            }
            Fact excluded = facts.find(id).orElseThrow(() -> new UnknownFact(id));
            requireAllowed(excluded, reason);
            UUID entry = audit.record(
                    AuditEvent.done("performance.fact.exclude", object).because(reason));
            Fact fact = Fact.at(
                    clock.instant(), excluded.agent(), object, new FactContent.Excluded(id, reason, evidence), entry);
            facts.append(List.of(fact));
            return fact.id();
        });
    }

    private void requireAllowed(Fact fact, String reason) {
        if (fact.agent().equals(actor.id())) {
            throw new NobodyExcludesTheirOwnFacts();
        }
        if (!rules.exclusionReasons().contains(reason)) {
            throw NotExcludable.byReason(rules.exclusionReasons());
        }
        if (!rules.excludableFor(reason).contains(fact.kind())) {
            throw NotExcludable.byKind(rules.excludableFor(reason));
        }
    }
}
