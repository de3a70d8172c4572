package io.shouwen.privacy.rights;

import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Erases somebody whom a retention rule has made too old, as a request would. */
@ApplicationScoped
public class ErasingInactive {

    private Erasures erasures;

    protected ErasingInactive() {} // CDI proxy

    @Inject
    ErasingInactive(Erasures erasures) {
        this.erasures = erasures;
    }

    /** In a transaction of its own. */
    public ErasureReport erase(PersonId person) {
        return erasures.eraseAlone(person);
    }
}
