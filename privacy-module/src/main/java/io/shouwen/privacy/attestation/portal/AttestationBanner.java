package io.shouwen.privacy.attestation.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.page.BannerSource;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.attestation.GivingAttestation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Reminds whoever has not confirmed the rules, on every page until they have. */
@ApplicationScoped
public class AttestationBanner implements BannerSource {

    private GivingAttestation giving;
    private Actor actor;
    private Appearance appearance;

    protected AttestationBanner() {} // CDI proxy

    @Inject
    AttestationBanner(GivingAttestation giving, Actor actor, Appearance appearance) {
        this.giving = giving;
        this.actor = actor;
        this.appearance = appearance;
    }

    @Override
    public Optional<Banner> banner() {
        if (!actor.may(PrivacyPermissions.ATTESTATION_GIVE) || giving.given().isPresent()) {
            return Optional.empty();
        }
        String text = Texts.find("privacy", "attestation.banner", appearance.getLocale(), Map.of())
                .orElseThrow();
        return Optional.of(new Banner(
                text, "/attestation/" + actor.portal().orElse(Portal.STAFF).word()));
    }
}
