package io.shouwen.privacy.attestation;

import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.signin.SignedIn;
import io.shouwen.privacy.PrivacyPermissions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Notes at sign-in who may confirm the rules at all: nobody is told to do what they may not do. */
@Dependent
class AskedToAttest {

    private final Attestations attestations;

    @Inject
    AskedToAttest(Attestations attestations) {
        this.attestations = attestations;
    }

    @Transactional
    void signedIn(@Observes SignedIn event) {
        SignedInActor actor = event.actor();
        attestations.asked(actor.id(), actor.may(PrivacyPermissions.ATTESTATION_GIVE));
    }
}
