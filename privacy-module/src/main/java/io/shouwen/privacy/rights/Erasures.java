package io.shouwen.privacy.rights;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.rights.ErasureReports.Outcome;
import io.shouwen.privacy.rights.PersonalDataHolder.Hold;
import io.shouwen.privacy.vault.DestroyingKeys;
import io.shouwen.privacy.vault.ErasureReplayed;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Erases people (P11), one in each transaction: waits for those who write about the person, asks every module for its holds,
 * has each destroy what no hold covers, destroys the person's key where nothing is held back, and keeps a report. What is
 * held back serves nothing but its hold from then on, and is erased by itself when that ends. Consents end with either.
 */
@ApplicationScoped
@Transactional
class Erasures {

    private static final String TEXTS_ABOUT_OTHERS = "privacy.texts-about-others";
    private static final String HELD_FOR_OTHERS = "held-for-others";

    private Instance<PersonalDataHolder> holders;
    private Processing processing;
    private DestroyingKeys keys;
    private HoldTerms terms;
    private Consents consents;
    private MentionsElsewhere mentions;
    private ErasureReports reports;
    private Sql sql;
    private AuditLog log;
    private OrganisationZone zone;
    private Clock clock;

    /** Waiting for a hold to end. */
    record Waiting(PersonId person, UUID request) {}

    /**
     * Somebody who was erased.
     *
     * @param kept categories that a hold kept back; none where everything is gone
     */
    record Erased(PersonId person, Set<String> kept) {
        boolean wholly() {
            return kept.isEmpty();
        }
    }

    protected Erasures() {} // CDI proxy

    @Inject
    Erasures(
            @Any Instance<PersonalDataHolder> holders,
            Processing processing,
            DestroyingKeys keys,
            HoldTerms terms,
            Consents consents,
            MentionsElsewhere mentions,
            ErasureReports reports,
            Sql sql,
            AuditLog log,
            OrganisationZone zone,
            Clock clock) {
        this.holders = holders;
        this.processing = processing;
        this.keys = keys;
        this.terms = terms;
        this.consents = consents;
        this.mentions = mentions;
        this.reports = reports;
        this.sql = sql;
        this.log = log;
        this.zone = zone;
        this.clock = clock;
    }

    List<Hold> holds(PersonId person) {
        List<Hold> holds = new ArrayList<>();
        holders.forEach(holder -> holds.addAll(holder.holds(person, terms.now())));
        return holds;
    }

    /** What the data that is held back now may be opened for. */
    Set<String> purposesOfHolds(PersonId person) {
        Set<String> rules = holds(person).stream().map(Hold::rule).collect(Collectors.toSet());
        return terms.all().stream()
                .filter(rule -> rules.contains(rule.word()))
                .flatMap(rule -> rule.purposes().stream())
                .collect(Collectors.toSet());
    }

    /** @param request that asks for it, or null for a retention rule */
    ErasureReport erase(PersonId person, UUID request, StaffId by) {
        processing.alone(person);
        List<Hold> holds = holds(person);
        Set<String> keptBack =
                holds.stream().flatMap(h -> h.categories().stream()).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Long> destroyed = new TreeMap<>();
        Map<String, String> stays = new TreeMap<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        elsewhere(person, request, destroyed, stays);
        for (PersonalDataHolder holder : holders) {
            destroyed.putAll(holder.erase(person, keptBack));
            stays.putAll(holder.stays());
        }
        boolean whole = keptBack.isEmpty();
        int keysDestroyed = whole ? keys.destroy(person) : 0;
        if (whole) {
            processing.limit(person, Limit.ERASED, request);
            processing.lift(person, Limit.ERASED_BUT_HELD);
            sql.change("delete from privacy.erasure_waiting where person = ?", person.value());
        } else {
            keys.partlyErased(person, keptBack);
            processing.limit(person, Limit.ERASED_BUT_HELD, request);
            waitFor(person, request, holds);
        }
        endConsents(person, now);
        ErasureReport report =
                reports.add(person, request, by, now, new Outcome(whole, keysDestroyed, destroyed, holds, stays));
        log.record(AuditEvent.done("privacy.erase", "privacy.erasure/" + report.id())
                .about(person)
                .because("sha256:" + report.hash())
                .transition(null, whole ? "erased" : "partly-erased"));
        return report;
    }

    /** People whose erasure left an original because it was held for somebody else, and that hold may have ended. */
    List<MentionsElsewhere.Left> leftDue(PersonId after, int limit) {
        return mentions.due(terms.now().today(), first(after), limit);
    }

    /** Destroys what nothing holds any more of it, and supplements the report. */
    void finishLeft(MentionsElsewhere.Left left) {
        PersonId person = left.person();
        processing.alone(person);
        MentionsElsewhere.Outcome outcome = mentions.finish(person, terms.now().today(), this::lookAgainOn);
        boolean over = !mentions.leaves(person);
        if (outcome.forgotten() == 0 && !over) {
            return;
        }
        Map<String, Long> destroyed = new TreeMap<>(Map.of(TEXTS_ABOUT_OTHERS, outcome.forgotten()));
        Map<String, String> stays = new TreeMap<>();
        holders.forEach(holder -> stays.putAll(holder.stays()));
        if (!over) {
            stays.put(TEXTS_ABOUT_OTHERS, HELD_FOR_OTHERS);
        }
        List<Hold> holds = holds(person);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean whole = processing.limitsOf(person).contains(Limit.ERASED);
        ErasureReport report = reports.add(
                person, left.request(), StaffId.SYSTEM, now, new Outcome(whole, 0, destroyed, holds, stays));
        log.record(AuditEvent.done("privacy.erase-left", "privacy.erasure/" + report.id())
                .about(person)
                .because("sha256:" + report.hash())
                .transition("held-for-others", over ? "erased" : "held-for-others"));
    }

    /** @return of how many people it was told that their data is limited */
    int tellOfLimits(int atMost) {
        return processing.tellUntold(atMost);
    }

    /** Terms of holds have changed: whatever waits for one is looked at again at the next run. */
    void lookAgainAtAll() {
        LocalDate today = terms.now().today();
        sql.change("update privacy.erasure_waiting set look_again_on = ? where look_again_on > ?", today, today);
        mentions.lookAgain(today);
    }

    /** Before the hashes are gone that find them. The other person's holds decide, since it is their text. */
    private void elsewhere(PersonId person, UUID request, Map<String, Long> destroyed, Map<String, String> stays) {
        List<String> numbers = numberHashes(person);
        MentionsElsewhere.Outcome outcome = mentions.forget(
                person,
                request,
                numbers,
                numberMasks(person),
                about -> !Collections.disjoint(numberHashes(about), numbers),
                this::lookAgainOn,
                clock.instant());
        destroyed.put(TEXTS_ABOUT_OTHERS, outcome.forgotten());
        if (mentions.leaves(person)) {
            stays.put(TEXTS_ABOUT_OTHERS, HELD_FOR_OTHERS);
        } else if (outcome.shared() > 0) {
            stays.put(TEXTS_ABOUT_OTHERS, "number-of-others");
        }
    }

    /** When the first of somebody's holds may have ended; empty where there is none. */
    private Optional<LocalDate> lookAgainOn(PersonId about) {
        List<Hold> holds = holds(about);
        return holds.isEmpty() ? Optional.empty() : Optional.of(lookAgainOn(holds));
    }

    private void endConsents(PersonId person, Instant at) {
        consents.purposesOf(person).forEach(purpose -> consents.withdraw(person, purpose, "erasure", at));
    }

    private List<String> numberHashes(PersonId person) {
        List<String> numbers = new ArrayList<>();
        holders.forEach(holder -> numbers.addAll(holder.numberHashes(person)));
        return numbers;
    }

    private List<String> numberMasks(PersonId person) {
        List<String> masks = new ArrayList<>();
        holders.forEach(holder -> masks.addAll(holder.numberMasks(person)));
        return masks;
    }

    /** In a transaction of its own: a rule erases many, and none waits for another. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    ErasureReport eraseAlone(PersonId person) {
        return erase(person, null, StaffId.SYSTEM);
    }

    /**
     * An older backup gave people back: their keys are gone again already, here goes the rest. Of those erased in part, what
     * was kept then stays, and what the older database shows a hold for; the erasure is finished when the holds end.
     */
    void again(@Observes ErasureReplayed restored) {
        restored.partly().forEach(this::partlyAgain);
        restored.people().forEach(this::whollyAgain);
    }

    private void partlyAgain(PersonId person, Set<String> kept) {
        elsewhere(person, null, new TreeMap<>(), new TreeMap<>());
        List<Hold> holds = holds(person);
        Set<String> keptBack = and(kept, holds);
        holders.forEach(holder -> holder.erase(person, keptBack));
        processing.limit(person, Limit.ERASED_BUT_HELD, null);
        endConsents(person, clock.instant());
        waitFor(person, null, holds);
        log.record(AuditEvent.done("privacy.erase-again", "privacy.person/" + person)
                .about(person)
                .because("restored")
                .transition(null, "partly-erased"));
    }

    private void whollyAgain(PersonId person) {
        elsewhere(person, null, new TreeMap<>(), new TreeMap<>());
        holders.forEach(holder -> holder.erase(person, Set.of()));
        processing.limit(person, Limit.ERASED, null);
        endConsents(person, clock.instant());
        log.record(AuditEvent.done("privacy.erase-again", "privacy.person/" + person)
                .about(person)
                .because("restored"));
    }

    private static Set<String> and(Set<String> kept, List<Hold> holds) {
        Set<String> all = new TreeSet<>(kept);
        holds.forEach(hold -> all.addAll(hold.categories()));
        return all;
    }

    /** In the order of their ids, after the one given (null for the first). */
    List<Erased> erased(PersonId after, int limit) {
        return sql.list(
                "select person, kept from (select l.person, case when bool_or(l.limited = 'ERASED') then '{}'"
                        + " else (select p.kept from privacy.partly_erased p where p.person = l.person"
                        + " order by p.at desc limit 1) end as kept from privacy.person_limit l"
                        + " where l.limited in ('ERASED', 'ERASED_BUT_HELD') and l.person > ? group by l.person) e"
                        + " where kept is not null order by person limit ?",
                row -> new Erased(new PersonId(row.getObject(1, UUID.class)), Set.of((String[])
                        row.getArray(2).getArray())),
                first(after),
                limit);
    }

    /** Those of them of whom a module keeps what their erasure has destroyed. */
    List<Erased> backAgain(List<Erased> erased) {
        Map<Set<String>, List<UUID>> alike = erased.stream()
                .collect(Collectors.groupingBy(
                        Erased::kept, Collectors.mapping(one -> one.person().value(), Collectors.toList())));
        Set<UUID> back = new HashSet<>();
        alike.forEach((kept, people) -> holders.forEach(holder -> back.addAll(holder.backAgain(people, kept))));
        return erased.stream()
                .filter(one -> back.contains(one.person().value()))
                .toList();
    }

    /**
     * In a transaction of its own, once more alone with the person: what is held by now stays.
     *
     * @return false where there is nothing to erase after all
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean eraseAgain(Erased one) {
        PersonId person = one.person();
        processing.alone(person);
        Set<String> kept = one.wholly() ? Set.of() : and(one.kept(), holds(person));
        if (backAgain(List.of(new Erased(person, kept))).isEmpty()) {
            return false;
        }
        if (one.wholly()) {
            whollyAgain(person);
        } else {
            partlyAgain(person, kept);
        }
        return true;
    }

    /** Those whose holds may have ended, in the order of their ids, after the one given (null for the first). */
    List<Waiting> due(PersonId after, int limit) {
        return sql.list(
                "select person, request from privacy.erasure_waiting where look_again_on <= ? and person > ?"
                        + " order by person limit ?",
                row -> new Waiting(new PersonId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)),
                terms.now().today(),
                first(after),
                limit);
    }

    private static UUID first(PersonId after) {
        return after == null ? new UUID(0, 0) : after.value();
    }

    private LocalDate lookAgainOn(List<Hold> holds) {
        LocalDate tomorrow = zone.dateOf(clock.instant()).plusDays(1);
        return holds.stream()
                .map(Hold::until)
                .map(until -> until == null ? tomorrow : until.plusDays(1))
                .min(LocalDate::compareTo)
                .filter(tomorrow::isBefore)
                .orElse(tomorrow);
    }

    private void waitFor(PersonId person, UUID request, List<Hold> holds) {
        sql.change(
                "insert into privacy.erasure_waiting (person, request, since, look_again_on) values (?, ?, ?, ?)"
                        + " on conflict (person) do update set look_again_on = excluded.look_again_on",
                person.value(),
                request,
                clock.instant(),
                lookAgainOn(holds));
    }
}
