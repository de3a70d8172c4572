package io.shouwen.privacy.freetext;

import io.shouwen.privacy.vault.PersonId;
import java.util.UUID;

/**
 * A text on its way into a row.
 *
 * @param person whom it is about, and under whose key the original is sealed; null where nobody is known: then it is sealed
 *     under a key of the row itself, as if the row were a person
 * @param row id of the row
 */
public record KeptText(PersonId person, TextColumn column, UUID row, TypedText text) {

    PersonId keyOwner() {
        return person == null ? new PersonId(row) : person;
    }
}
