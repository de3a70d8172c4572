package io.shouwen.privacy.consent;

import io.shouwen.privacy.reveal.ProcessingLimits;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A value is read for marketing, or for asking how it was, only of people who agree to that (P6). */
@ApplicationScoped
class ConsentForPurpose implements ProcessingLimits {

    private Consents consents;
    private ConsentPurposes purposes;

    protected ConsentForPurpose() {} // CDI proxy

    @Inject
    ConsentForPurpose(Consents consents, ConsentPurposes purposes) {
        this.consents = consents;
        this.purposes = purposes;
    }

    @Override
    public void refuseIfLimited(PersonId person, String purpose) {
        purposes.neededFor(purpose).ifPresent(consent -> consents.require(person, consent));
    }
}
