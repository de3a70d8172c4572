package io.shouwen.privacy.log;

import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import java.util.List;

/** Implemented by modules that keep people: whose number is this? Gives ids only, never a value or a mask. */
public interface PeopleByNumber {

    /** @param keys the hashes under which the value may be stored */
    List<PersonId> holding(FieldKind kind, List<BlindIndex> keys);
}
