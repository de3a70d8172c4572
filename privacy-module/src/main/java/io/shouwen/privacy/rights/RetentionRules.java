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

    /**
     * How far a run has come.
     *
     * @param expired of which nothing is left
     * @param partly of which a hold keeps a part
     * @param held left alone because of a hold
     * @param active left alone because of a contact since
     */
    record Progress(UUID after, long expired, long partly, long held, long active, boolean over) {
        static final Progress BEGUN = new Progress(null, 0, 0, 0, 0, false);
    }

    /** Which of them would go whole, which but for a part, and how many stay and why. */
    record Fates(List<UUID> whole, List<UUID> partly, long held, long active) {}

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

    /** @return false where that version is there already */
    boolean put(RetentionRule rule) {
        return sql.change(
                        "insert into privacy.retention_rule (category, version, days, action, enabled, made_at, made_by)"
                                + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        rule.category(),
                        rule.version(),
                        rule.days(),
                        rule.action(),
                        rule.enabled(),
                        rule.madeAt(),
                        rule.madeBy())
                == 1;
    }

    Instant before(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }

    /** What would become of the first of them. */
    Fates fates(Expiring kind, Instant before) {
        return sorted(kind, kind.candidates(before, null, LOOKED_AT));
    }

    private Fates sorted(Expiring kind, List<Expiring.Candidate> candidates) {
        Map<PersonId, Set<String>> known = new HashMap<>();
        List<UUID> whole = new ArrayList<>();
        List<UUID> partly = new ArrayList<>();
        long held = 0;
        long active = 0;
        for (Expiring.Candidate candidate : candidates) {
            Set<String> holds = candidate.kept() || candidate.person() == null
                    ? Set.of()
                    : known.computeIfAbsent(
                            candidate.person(),
                            person -> erasures.holds(person).stream()
                                    .flatMap(hold -> hold.categories().stream())
                                    .collect(Collectors.toSet()));
            if (candidate.kept()) {
                active++;
            } else if (holds.contains(candidate.category())) {
                held++;
            } else if (kind.ofPeople() && !holds.isEmpty()) {
                partly.add(candidate.id());
            } else {
                whole.add(candidate.id());
            }
        }
        return new Fates(whole, partly, held, active);
    }

    /** The next of them, in a transaction of their own. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Progress next(RetentionRule rule, Instant before, Progress progress) {
        Expiring kind = kind(rule.category());
        List<Expiring.Candidate> candidates = kind.candidates(before, progress.after(), AT_ONCE);
        Fates fates = sorted(kind, candidates);
        List<UUID> free = new ArrayList<>(fates.whole());
        free.addAll(fates.partly());
        // What it did, not what was foreseen: a case may have been opened in between.
        int partly = free.isEmpty() ? 0 : kind.expire(free, rule.action());
        return new Progress(
                candidates.isEmpty()
                        ? progress.after()
                        : candidates.get(candidates.size() - 1).id(),
                progress.expired() + free.size() - partly,
                progress.partly() + partly,
                progress.held() + fates.held(),
                progress.active() + fates.active(),
                candidates.size() < AT_ONCE);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void ended(RetentionRule rule, Instant before, Progress progress) {
        Instant now = clock.instant();
        UUID id = UuidV7.at(now);
        sql.change(
                "insert into privacy.retention_run (id, category, version, before, at, expired, partly, held, active)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                rule.category(),
                rule.version(),
                before,
                now,
                progress.expired(),
                progress.partly(),
                progress.held(),
                progress.active());
        log.record(AuditEvent.done("privacy.retention.run", "privacy.retention-run/" + id)
                .because(rule.category() + " v" + rule.version() + " expired " + progress.expired() + " partly "
                        + progress.partly() + " held " + progress.held() + " active " + progress.active()));
    }

    List<RetentionRun> runs(int limit) {
        return sql.list(
                "select id, category, version, before, at, expired, partly, held, active from privacy.retention_run"
                        + " order by id desc limit ?",
                row -> new RetentionRun(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getInt(3),
                        Sql.instant(row, 4),
                        Sql.instant(row, 5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9)),
                limit);
    }

    Optional<RetentionRun> last() {
        return runs(1).stream().findFirst();
    }
}
