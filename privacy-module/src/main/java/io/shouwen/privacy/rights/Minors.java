package io.shouwen.privacy.rights;

import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The minors' gate (P8). Whoever writes a resident ID number asks here; what is kept is whether the person was under age then,
 * never a date (ADR 0008). Typing the number again computes it anew.
 */
@ApplicationScoped
public class Minors {

    /** What a guardian agrees to. */
    static final String SERVICE = "service";

    private Guardians guardians;
    private Processing processing;
    private Consents consents;
    private OrganisationZone zone;
    private Clock clock;
    private ComingOfAge age;

    protected Minors() {} // CDI proxy

    @Inject
    Minors(
            Guardians guardians,
            Processing processing,
            Consents consents,
            OrganisationZone zone,
            Clock clock,
            @ConfigProperty(name = "shouwen.rights.minor-age", defaultValue = "14") int years) {
        this.guardians = guardians;
        this.processing = processing;
        this.consents = consents;
        this.zone = zone;
        this.clock = clock;
        this.age = new ComingOfAge(years);
    }

    /** Of a number that was just typed; false for what is no ID number. */
    public boolean underAge(String idNumber) {
        return ComingOfAge.birthDateIn(idNumber)
                .filter(born -> age.underAge(born, zone.dateOf(clock.instant())))
                .isPresent();
    }

    /**
     * Keeps whether the person is under age, in the caller's transaction; without a guardian on record, nothing more may be
     * done with their data from now on.
     */
    public void known(PersonId person, boolean underAge) {
        guardians.minor(person, underAge);
        if (!underAge) {
            processing.lift(person, Limit.AWAITING_GUARDIAN);
        } else if (!guardians.hasGuardian(person) || !consents.covers(person, SERVICE)) {
            processing.limit(person, Limit.AWAITING_GUARDIAN, null);
        }
    }

    public boolean isMinor(PersonId person) {
        return guardians.minor(person);
    }

    /** A guardian has taken back what they agreed to for the child: without it nothing may be done, as before they agreed (P8). */
    public void takenBack(PersonId person, String purpose) {
        if (SERVICE.equals(purpose) && guardians.minor(person)) {
            processing.limit(person, Limit.AWAITING_GUARDIAN, null);
        }
    }
}
