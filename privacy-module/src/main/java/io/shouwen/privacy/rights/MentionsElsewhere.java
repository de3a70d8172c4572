package io.shouwen.privacy.rights;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.freetext.NumberForgotten;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A person's numbers in what was written about somebody else, such as "call her friend on …" (P11, P18). Lists show them
 * masked; here the masks go, the sealed originals, and what finds them. An original that is held for whom it is about stays
 * until that hold ends.
 */
@ApplicationScoped
class MentionsElsewhere {

    private static final String AMONG = "number_index in (select decode(hash, 'hex') from unnest(?) as hash)";

    private Sql sql;
    private Event<NumberForgotten> forgotten;

    /**
     * @param forgotten texts of which the original is gone
     * @param held texts of which the original stays, because it is held for whom it is about
     * @param shared texts of which the original stays, because the number is theirs as well
     */
    record Outcome(long forgotten, long held, long shared) {}

    /** Whose erasure left originals that may be looked at again, and the request that it answers. */
    record Left(PersonId person, UUID request) {}

    private record Place(String field, UUID row, PersonId about) {}

    protected MentionsElsewhere() {} // CDI proxy

    @Inject
    MentionsElsewhere(Sql sql, Event<NumberForgotten> forgotten) {
        this.sql = sql;
        this.forgotten = forgotten;
    }

    /**
     * @param request that the erasure answers, or null
     * @param numbers keyed hashes of the person's numbers in hexadecimal, as long as they are known
     * @param masks of the person's numbers
     * @param isTheirsToo whether one of the numbers is somebody else's as well, as in a family
     * @param heldUntil the day on which to look again at what the law or an open case keeps of what was written about
     *     somebody; empty where nothing keeps it
     */
    Outcome forget(
            PersonId person,
            UUID request,
            Collection<String> numbers,
            List<String> masks,
            Predicate<PersonId> isTheirsToo,
            Function<PersonId, Optional<LocalDate>> heldUntil,
            Instant now) {
        if (numbers.isEmpty()) {
            return new Outcome(0, 0, 0);
        }
        List<Place> places = sql.list(
                "select distinct field, row_id, person from privacy.text_number" + " where " + AMONG
                        + " and person <> ? order by field, row_id",
                MentionsElsewhere::place,
                numbers,
                person.value());
        long held = 0;
        long shared = 0;
        for (Place place : places) {
            boolean theirsToo = isTheirsToo.test(place.about());
            Optional<LocalDate> lookAgain = theirsToo ? Optional.empty() : heldUntil.apply(place.about());
            if (!theirsToo) {
                forgotten.fire(new NumberForgotten(place.field(), place.row(), masks));
            }
            if (!theirsToo && lookAgain.isEmpty()) {
                forget(place);
                continue;
            }
            // Nobody finds it by the number any more.
            sql.change(
                    "delete from privacy.text_number where field = ? and row_id = ? and " + AMONG,
                    place.field(),
                    place.row(),
                    numbers);
            shared += theirsToo ? 1 : 0;
            if (lookAgain.isPresent()) {
                held++;
                leave(place, person, request, lookAgain.get(), now);
            }
        }
        return new Outcome(places.size() - held - shared, held, shared);
    }

    private void leave(Place place, PersonId person, UUID request, LocalDate lookAgain, Instant now) {
        sql.change(
                "update privacy.sealed_text set left_of = array_append(left_of, ?) where field = ? and row_id = ?"
                        + " and not left_of @> array[?::uuid]",
                person.value(),
                place.field(),
                place.row(),
                person.value());
        sql.change(
                "insert into privacy.erasure_left (person, field, row_id, about, request, since, look_again_on)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                person.value(),
                place.field(),
                place.row(),
                place.about().value(),
                request,
                now,
                lookAgain);
    }

    /** People of whom an erasure left originals whose holds may have ended, in the order of their ids, after the one given. */
    List<Left> due(LocalDate today, UUID after, int limit) {
        return sql.list(
                "select distinct on (person) person, request from privacy.erasure_left where look_again_on <= ?"
                        + " and person > ? order by person, since limit ?",
                row -> new Left(new PersonId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)),
                today,
                after,
                limit);
    }

    /** Whether originals that mention the person stay because they are held for others. */
    boolean leaves(PersonId person) {
        return sql.number("select count(*) from privacy.erasure_left where person = ?", person.value()) > 0;
    }

    /**
     * Destroys the originals that the person's erasure left and nothing holds any more. One that was written anew or is gone
     * since is left alone.
     *
     * @param heldUntil as for {@link #forget}
     */
    Outcome finish(PersonId person, LocalDate today, Function<PersonId, Optional<LocalDate>> heldUntil) {
        long forgotten = 0;
        long held = 0;
        for (Place place : sql.list(
                "select field, row_id, about from privacy.erasure_left where person = ? and look_again_on <= ?"
                        + " order by field, row_id for update",
                MentionsElsewhere::place,
                person.value(),
                today)) {
            Optional<LocalDate> lookAgain = heldUntil.apply(place.about());
            if (lookAgain.isPresent()) {
                held++;
                sql.change(
                        "update privacy.erasure_left set look_again_on = ? where person = ? and field = ? and row_id = ?",
                        lookAgain.get(),
                        person.value(),
                        place.field(),
                        place.row());
                continue;
            }
            boolean there = sql.number(
                            "select count(*) from privacy.sealed_text where field = ? and row_id = ?"
                                    + " and left_of @> array[?::uuid]",
                            place.field(),
                            place.row(),
                            person.value())
                    == 1;
            if (there) {
                forget(place);
                forgotten++;
            }
            sql.change(
                    "delete from privacy.erasure_left where person = ? and field = ? and row_id = ?",
                    person.value(),
                    place.field(),
                    place.row());
        }
        return new Outcome(forgotten, held, 0);
    }

    /** Terms of holds have changed: everything is looked at again. */
    void lookAgain(LocalDate on) {
        sql.change("update privacy.erasure_left set look_again_on = ? where look_again_on > ?", on, on);
    }

    private void forget(Place place) {
        sql.change("delete from privacy.text_number where field = ? and row_id = ?", place.field(), place.row());
        sql.change("delete from privacy.sealed_text where field = ? and row_id = ?", place.field(), place.row());
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString(1), row.getObject(2, UUID.class), new PersonId(row.getObject(3, UUID.class)));
    }
}
