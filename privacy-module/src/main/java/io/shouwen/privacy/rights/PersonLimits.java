package io.shouwen.privacy.rights;

import io.shouwen.privacy.reveal.ProcessingLimits;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Nothing is revealed of people whose data is restricted, awaits a guardian, or is gone. */
@ApplicationScoped
class PersonLimits implements ProcessingLimits {

    private static final String LEGAL_DUTY = "legal-duty";

    private Processing processing;

    protected PersonLimits() {} // CDI proxy

    @Inject
    PersonLimits(Processing processing) {
        this.processing = processing;
    }

    @Override
    public void refuseIfLimited(PersonId person, String purpose) {
        Set<Limit> limits = processing.limitsOf(person);
        if (limits.contains(Limit.ERASED)) {
            throw new PersonErased();
        }
        // A legal duty goes before a restriction (PIPL art. 13).
        if (limits.contains(Limit.RESTRICTED) && !LEGAL_DUTY.equals(purpose)) {
            throw new ProcessingRestricted();
        }
        if (limits.contains(Limit.AWAITING_GUARDIAN)) {
            throw new GuardianNeeded();
        }
    }
}
