package io.shouwen.privacy.rights;

import io.shouwen.privacy.reveal.ProcessingLimits;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Nothing is revealed of people whose data is restricted, awaits a guardian, or is gone; what is held back opens for its hold. */
@ApplicationScoped
class PersonLimits implements ProcessingLimits {

    private static final String LEGAL_DUTY = "legal-duty";

    private Processing processing;
    private Erasures erasures;

    protected PersonLimits() {} // CDI proxy

    @Inject
    PersonLimits(Processing processing, Erasures erasures) {
        this.processing = processing;
        this.erasures = erasures;
    }

    @Override
    public void refuseIfLimited(PersonId person, String purpose) {
        Set<Limit> limits = processing.limitsOf(person);
        if (limits.contains(Limit.ERASED)) {
            throw new PersonErased();
        }
        if (limits.contains(Limit.ERASED_BUT_HELD)
                && !erasures.purposesOfHolds(person).contains(purpose)) {
            throw new ErasedButHeld();
        }
        // A legal duty goes before a restriction (PIPL art. 13).
        if (limits.contains(Limit.RESTRICTED) && !LEGAL_DUTY.equals(purpose)) {
            throw new ProcessingRestricted();
        }
        if (limits.contains(Limit.AWAITING_GUARDIAN)) {
            throw new GuardianNeeded();
        }
    }

    /** What was written is held as evidence, not for talking to the person: it opens for a legal duty alone. */
    @Override
    public void refuseIfLimited(PersonId person, String purpose, FieldKind kind) {
        refuseIfLimited(person, purpose);
        boolean text = kind == FieldKind.TEXT || kind == FieldKind.CARD_TEXT;
        if (text && !LEGAL_DUTY.equals(purpose) && processing.limitsOf(person).contains(Limit.ERASED_BUT_HELD)) {
            throw new ErasedButHeld();
        }
    }
}
