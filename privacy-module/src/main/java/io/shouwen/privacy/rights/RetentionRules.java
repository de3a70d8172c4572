package io.shouwen.privacy.rights;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How long things are kept, and their expiry: some hundreds in each transaction, those under a hold left alone. */
@ApplicationScoped
class RetentionRules {

    private static final int AT_ONCE = 200;
    private static final int LOOKED_AT = 2_000;

    private Instance<Expiring> kinds;
    private Erasures erasures;
    private Sql sql;
    private AuditLog log;
    private Clock clock;

    /** How far a run has come. */
    record Progress(UUID after, long expired, long held, boolean over) {
        static final Progress BEGUN = new Progress(null, 0, 0, false);
    }

    protected RetentionRules() {} // CDI proxy

    @Inject
    RetentionRules(@Any Instance<Expiring> kinds, Erasures erasures, Sql sql, AuditLog log, Clock clock) {
        this.kinds = kinds;
        this.erasures = erasures;
        this.sql = sql;
        this.log = log;
        this.clock = clock;
    }

    List<Expiring> kinds() {
        return StreamSupport.stream(kinds.spliterator(), false)
                .sorted(Comparator.comparing(Expiring::category))
                .toList();
    }

    Expiring kind(String category) {
        return kinds().stream()
                .filter(k -> k.category().equals(category))
                .findFirst()
                .orElseThrow(UnknownRequest::new);
    }

    /** The newest version; the suggestion where there is none. */
    RetentionRule rule(Expiring kind) {
        return sql.first(
                        "select category, version, days, action, enabled, made_at, made_by from privacy.retention_rule"
                                + " where category = ? order by version desc limit 1",
                        row -> new RetentionRule(
                                row.getString(1),
                                row.getInt(2),
                                row.getInt(3),
                                RetentionAction.valueOf(row.getString(4)),
                                row.getBoolean(5),
                                Sql.instant(row, 6),
                                row.getString(7)),
                        kind.category())
                .orElseGet(() -> new RetentionRule(
                        kind.category(),
                        0,
                        kind.days(),
                        kind.actions().stream().sorted().findFirst().orElseThrow(),
                        false,
                        null,
                        null));
    }

    void put(RetentionRule rule) {
        sql.change(
                "insert into privacy.retention_rule (category, version, days, action, enabled, made_at, made_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                rule.category(),
                rule.version(),
                rule.days(),
                rule.action(),
                rule.enabled(),
                rule.madeAt(),
                rule.madeBy());
    }

    Instant before(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }

    /** How many of the first of them a hold keeps. */
    long held(Expiring kind, Instant before) {
        List<Expiring.Candidate> first = kind.candidates(before, null, LOOKED_AT);
        return first.size() - free(first).size();
    }

    private List<UUID> free(List<Expiring.Candidate> candidates) {
        Map<PersonId, Set<String>> known = new HashMap<>();
        List<UUID> free = new ArrayList<>();
        for (Expiring.Candidate candidate : candidates) {
            boolean held = candidate.person() != null
                    && known.computeIfAbsent(
                                    candidate.person(),
                                    person -> erasures.holds(person).stream()
                                            .flatMap(hold -> hold.categories().stream())
                                            .collect(Collectors.toSet()))
                            .contains(candidate.category());
            if (!held && !candidate.kept()) {
                free.add(candidate.id());
            }
        }
        return free;
    }

    /** The next of them, in a transaction of their own. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Progress next(RetentionRule rule, Instant before, Progress progress) {
        Expiring kind = kind(rule.category());
        List<Expiring.Candidate> candidates = kind.candidates(before, progress.after(), AT_ONCE);
        List<UUID> free = free(candidates);
        if (!free.isEmpty()) {
            kind.expire(free, rule.action());
        }
        return new Progress(
                candidates.isEmpty()
                        ? progress.after()
                        : candidates.get(candidates.size() - 1).id(),
                progress.expired() + free.size(),
                progress.held() + candidates.size() - free.size(),
                candidates.size() < AT_ONCE);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void ended(RetentionRule rule, Instant before, Progress progress) {
        Instant now = clock.instant();
        UUID id = UuidV7.at(now);
        sql.change(
                "insert into privacy.retention_run (id, category, version, before, at, expired, held)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id,
                rule.category(),
                rule.version(),
                before,
                now,
                progress.expired(),
                progress.held());
        log.record(AuditEvent.done("privacy.retention.run", "privacy.retention-run/" + id)
                .because(rule.category() + " v" + rule.version() + " expired " + progress.expired() + " held "
                        + progress.held()));
    }

    List<RetentionRun> runs(int limit) {
        return sql.list(
                "select id, category, version, before, at, expired, held from privacy.retention_run"
                        + " order by id desc limit ?",
                row -> new RetentionRun(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getInt(3),
                        Sql.instant(row, 4),
                        Sql.instant(row, 5),
                        row.getLong(6),
                        row.getLong(7)),
                limit);
    }

    Optional<RetentionRun> last() {
        return runs(1).stream().findFirst();
    }
}
