package io.shouwen.privacy.reveal;

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
}
