package io.shouwen.privacy.reveal;

import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;

/** Implemented by who knows why a person's data must not be used now: no consent, a restriction, a dispute. */
public interface ProcessingLimits {

    /**
     * Asked before anything is opened.
     *
     * @param purpose word of a purpose in use
     * @throws io.shouwen.platform.http.Refusal says why not
     */
    void refuseIfLimited(PersonId person, String purpose);

    /** As {@link #refuseIfLimited(PersonId, String)}, where what kind of value it is matters as well. */
    default void refuseIfLimited(PersonId person, String purpose, FieldKind kind) {
        refuseIfLimited(person, purpose);
    }
}
