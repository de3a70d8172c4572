package io.shouwen.privacy.attestation;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.CapabilityDoors;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.attestation.api.AttestationResource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The doors of attestations: every member of staff has one, in whichever portal they work. */
public final class AttestationDoors implements CapabilityDoors {

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        PrivacyPermissions.ATTESTATION_GIVE,
                        EnumSet.allOf(Portal.class),
                        EnumSet.complementOf(EnumSet.of(Role.AUDITOR)),
                        "阅读并确认隐私守则",
                        "Read and confirm the privacy rules"),
                new PermissionDefinition(
                        PrivacyPermissions.ATTESTATION_MANAGE,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER),
                        "发布隐私守则，查看谁还没有确认",
                        "Publish the privacy rules and see who has not confirmed them"));
    }

    @Override
    public List<PageDefinition> pages() {
        List<PageDefinition> pages = new ArrayList<>();
        for (Portal portal : Portal.values()) {
            pages.add(PageDefinition.inMenu(
                    "/attestation/" + portal.word(),
                    portal,
                    PrivacyPermissions.ATTESTATION_GIVE,
                    false,
                    "menu.attestation",
                    "pi-check-square",
                    800));
        }
        pages.add(PageDefinition.inMenu(
                "/privacy/attestations",
                Portal.COMPLIANCE,
                PrivacyPermissions.ATTESTATION_MANAGE,
                false,
                "menu.attestations",
                "pi-file-check",
                430));
        return pages;
    }

    @Override
    public List<Class<?>> resources() {
        return List.of(AttestationResource.class);
    }

    @Override
    public Map<String, Set<String>> traces() {
        return Map.of(
                PrivacyPermissions.ATTESTATION_MANAGE,
                Set.of("privacy.attestation.publish", "privacy.attestation.export"));
    }
}
