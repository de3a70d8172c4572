package io.shouwen.privacy.rights;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whether a person's data may be used. Whoever writes data about somebody calls {@link #begin} in their transaction first: an
 * erasure waits for them, and they see whatever an erasure has committed, so that nobody comes back by a write in flight.
 */
@ApplicationScoped
public class Processing {

    /** First half of the advisory locks' key; the second is the person's place. */
    private static final int LOCKS = 1_397_246_554;

    private Sql sql;
    private Clock clock;
    private Event<ProcessingLimited> limited;

    protected Processing() {} // CDI proxy

    @Inject
    Processing(Sql sql, Clock clock, Event<ProcessingLimited> limited) {
        this.sql = sql;
        this.clock = clock;
        this.limited = limited;
    }

    /**
     * Before new data about the person is written or theirs is changed, in the caller's transaction.
     *
     * @param despite limits that do not matter for what is done
     * @throws PersonErased where their data is gone
     * @throws ErasedButHeld where all that is left of it is held back
     * @throws ProcessingRestricted where they asked us to stop
     * @throws GuardianNeeded where they are under age and their guardian has not agreed
     */
    public void begin(PersonId person, Limit... despite) {
        Set<Limit> limits = shared(person);
        limits.removeAll(List.of(despite));
        if (limits.contains(Limit.ERASED)) {
            throw new PersonErased();
        }
        if (limits.contains(Limit.ERASED_BUT_HELD)) {
            throw new ErasedButHeld();
        }
        if (limits.contains(Limit.RESTRICTED)) {
            throw new ProcessingRestricted();
        }
        if (limits.contains(Limit.AWAITING_GUARDIAN)) {
            throw new GuardianNeeded();
        }
    }

    /** As {@link #begin}, for what must go on in spite of a restriction: correcting, a guardian's yes, the person's own answer. */
    public void requireNotErased(PersonId person) {
        begin(person, Limit.RESTRICTED, Limit.AWAITING_GUARDIAN);
    }

    /** As {@link #begin}, for bringing an open case to its end: that is what its data is held for. */
    public void finishCase(PersonId person) {
        begin(person, Limit.ERASED_BUT_HELD, Limit.RESTRICTED, Limit.AWAITING_GUARDIAN);
    }

    private Set<Limit> shared(PersonId person) {
        // Two statements: the second sees what was committed while the first waited.
        sql.list(
                "select 1 from (select pg_advisory_xact_lock_shared(?, privacy.place_of_person(?))) l",
                row -> 1,
                LOCKS,
                person.value());
        return limitsOf(person);
    }

    public Set<Limit> limitsOf(PersonId person) {
        Set<Limit> limits = EnumSet.noneOf(Limit.class);
        limits.addAll(sql.list(
                "select limited from privacy.person_limit where person = ?",
                row -> Limit.valueOf(row.getString(1)),
                person.value()));
        return limits;
    }

    /** Those of them whose data may be used without any limit. One query. */
    public Set<PersonId> unlimited(Collection<PersonId> people) {
        Set<PersonId> free = new HashSet<>(people);
        if (!free.isEmpty()) {
            sql.list(
                            "select distinct person from privacy.person_limit where person = any (?)",
                            row -> new PersonId(row.getObject(1, UUID.class)),
                            people.stream().map(PersonId::value).toList())
                    .forEach(free::remove);
        }
        return free;
    }

    /** Waits for every writer of this person's data, and keeps new ones out until the transaction ends. */
    void alone(PersonId person) {
        sql.list(
                "select 1 from (select pg_advisory_xact_lock(?, privacy.place_of_person(?))) l",
                row -> 1,
                LOCKS,
                person.value());
    }

    /** @param request that brings it about, the newest where there are several; or null where none does */
    void limit(PersonId person, Limit limit, UUID request) {
        sql.change(
                "insert into privacy.person_limit (person, limited, since, request) values (?, ?, ?, ?)"
                        + " on conflict (person, limited) do update set request ="
                        + " coalesce(excluded.request, person_limit.request)",
                person.value(),
                limit,
                clock.instant(),
                request);
        tell(person);
    }

    void lift(PersonId person, Limit limit) {
        sql.change("delete from privacy.person_limit where person = ? and limited = ?", person.value(), limit);
        tell(person);
    }

    /** Ends the limit that this request brought about; false where it is none of its. */
    boolean lift(PersonId person, Limit limit, UUID request) {
        int lifted = sql.change(
                "delete from privacy.person_limit where person = ? and limited = ? and request = ?",
                person.value(),
                limit,
                request);
        tell(person);
        return lifted == 1;
    }

    /** Whether this request's limit is in force. */
    boolean holds(PersonId person, Limit limit, UUID request) {
        return sql.number(
                        "select count(*) from privacy.person_limit where person = ? and limited = ? and request = ?",
                        person.value(),
                        limit,
                        request)
                == 1;
    }

    /**
     * Tells of limits that were written beside this class, by a migration. In the caller's transaction.
     *
     * @return of how many people
     */
    int tellUntold(int atMost) {
        List<PersonId> people = sql.list(
                "select distinct person from privacy.person_limit where not told order by person limit ?",
                row -> new PersonId(row.getObject(1, UUID.class)),
                atMost);
        people.forEach(person -> {
            tell(person);
            sql.change("update privacy.person_limit set told = true where person = ? and not told", person.value());
        });
        return people.size();
    }

    private void tell(PersonId person) {
        Optional<Limit> strictest = limitsOf(person).stream().findFirst(); // in the order of the constants
        limited.fire(new ProcessingLimited(person, strictest));
    }
}
