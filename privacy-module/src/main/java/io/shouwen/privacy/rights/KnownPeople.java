package io.shouwen.privacy.rights;

import io.shouwen.privacy.vault.PersonId;

/** Implemented by the module that knows people: whether there is such a person. */
public interface KnownPeople {

    boolean contains(PersonId person);
}
