package io.shouwen.privacy.rights;

import io.shouwen.privacy.reveal.ProcessingLimits;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Supplier;

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

    /** Many people at once, as in an export, are nobody's hold: of what is held back they get nothing. */
    @Override
    public void refuseIfLimited(PersonId person, String purpose) {
        refuse(person, purpose, Set::of);
    }

    /** What was written is held as evidence, not for talking to the person: it opens for a legal duty alone. */
    @Override
    public void refuseIfLimited(PersonId person, String purpose, FieldKind kind) {
        boolean text = kind == FieldKind.TEXT || kind == FieldKind.CARD_TEXT;
        refuse(person, purpose, () -> text ? Set.of() : erasures.purposesOfHolds(person));
    }

    /** @param heldFor purposes besides a legal duty that what is held back of the person serves */
    private void refuse(PersonId person, String purpose, Supplier<Set<String>> heldFor) {
        Set<Limit> limits = processing.limitsOf(person);
        if (limits.contains(Limit.ERASED)) {
            throw new PersonErased();
        }
        // A legal duty goes before a restriction (PIPL art. 13).
        boolean legalDuty = LEGAL_DUTY.equals(purpose);
        if (limits.contains(Limit.ERASED_BUT_HELD)
                && !legalDuty
                && !heldFor.get().contains(purpose)) {
            throw new ErasedButHeld();
        }
        if (limits.contains(Limit.RESTRICTED) && !legalDuty) {
            throw new ProcessingRestricted();
        }
        if (limits.contains(Limit.AWAITING_GUARDIAN)) {
            throw new GuardianNeeded();
        }
    }
}
