package io.shouwen.privacy.attestation;

import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.dashboard.DashboardFigure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** How many members of staff have not confirmed the rules. */
@ApplicationScoped
public class AttestationsFigure implements DashboardFigure {

    private Attestations attestations;

    protected AttestationsFigure() {} // CDI proxy

    @Inject
    AttestationsFigure(Attestations attestations) {
        this.attestations = attestations;
    }

    @Override
    public String word() {
        return "attestations";
    }

    @Override
    public int position() {
        return 70;
    }

    @Override
    public String permission() {
        return PrivacyPermissions.ATTESTATION_MANAGE;
    }

    @Override
    public Reading read() {
        int missing = attestations.missing().size();
        return new Reading(
                Integer.toString(missing),
                missing == 0 ? State.CALM : State.ATTENTION,
                Optional.empty(),
                Optional.of("/privacy/attestations"));
    }
}
