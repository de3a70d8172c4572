package io.shouwen.privacy.rights;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
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
     * @throws ProcessingRestricted where they asked us to stop
     * @throws GuardianNeeded where they are under age and their guardian has not agreed
     */
    public void begin(PersonId person, Limit... despite) {
        Set<Limit> limits = shared(person);
        limits.removeAll(List.of(despite));
        if (limits.contains(Limit.ERASED)) {
            throw new PersonErased();
        }
        if (limits.contains(Limit.RESTRICTED)) {
            throw new ProcessingRestricted();
        }
        if (limits.contains(Limit.AWAITING_GUARDIAN)) {
            throw new GuardianNeeded();
        }
    }

    /** As {@link #begin}, for what must go on in spite of a restriction: finishing a case, correcting, the person's own answer. */
    public void requireNotErased(PersonId person) {
        begin(person, Limit.RESTRICTED, Limit.AWAITING_GUARDIAN);
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

    /** Waits for every writer of this person's data, and keeps new ones out until the transaction ends. */
    void alone(PersonId person) {
        sql.list(
                "select 1 from (select pg_advisory_xact_lock(?, privacy.place_of_person(?))) l",
                row -> 1,
                LOCKS,
                person.value());
    }

    void limit(PersonId person, Limit limit, UUID request) {
        sql.change(
                "insert into privacy.person_limit (person, limited, since, request) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
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

    private void tell(PersonId person) {
        Optional<Limit> strictest = limitsOf(person).stream().findFirst(); // in the order of the constants
        limited.fire(new ProcessingLimited(person, strictest));
    }
}
