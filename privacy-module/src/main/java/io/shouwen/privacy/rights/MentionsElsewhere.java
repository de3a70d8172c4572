package io.shouwen.privacy.rights;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A person's numbers in what was written about somebody else, such as "call her friend on …" (P11, P18). Lists show them
 * hidden in any case; here the sealed originals go, and what finds them.
 */
@ApplicationScoped
class MentionsElsewhere {

    private static final String AMONG = "number_index in (select decode(hash, 'hex') from unnest(?) as hash)";

    private Sql sql;

    /**
     * @param forgotten texts of which the original is gone
     * @param held texts of which the original stays, because it is held for whom it is about
     */
    record Outcome(long forgotten, long held) {}

    private record Place(String field, UUID row, PersonId about) {}

    protected MentionsElsewhere() {} // CDI proxy

    @Inject
    MentionsElsewhere(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param numbers keyed hashes of the person's numbers in hexadecimal, as long as they are known
     * @param isHeld whether the law or an open case keeps what was written about somebody
     */
    Outcome forget(PersonId person, Collection<String> numbers, Predicate<PersonId> isHeld) {
        if (numbers.isEmpty()) {
            return new Outcome(0, 0);
        }
        List<Place> places = sql.list(
                "select distinct field, row_id, person from privacy.text_number" + " where " + AMONG
                        + " and person <> ? order by field, row_id",
                row -> new Place(
                        row.getString(1), row.getObject(2, UUID.class), new PersonId(row.getObject(3, UUID.class))),
                numbers,
                person.value());
        long held = 0;
        for (Place place : places) {
            if (isHeld.test(place.about())) {
                held++;
                // Nobody finds it by the number any more.
                sql.change(
                        "delete from privacy.text_number where field = ? and row_id = ? and " + AMONG,
                        place.field(),
                        place.row(),
                        numbers);
            } else {
                sql.change(
                        "delete from privacy.text_number where field = ? and row_id = ?", place.field(), place.row());
                sql.change(
                        "delete from privacy.sealed_text where field = ? and row_id = ?", place.field(), place.row());
            }
        }
        return new Outcome(places.size() - held, held);
    }
}
