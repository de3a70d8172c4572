package io.shouwen.privacy.consent;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.CapabilityDoors;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.consent.api.ConsentsResource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The doors of the consent ledger. */
public final class ConsentDoors implements CapabilityDoors {

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        PrivacyPermissions.CONSENT_RECORD,
                        Set.of(Portal.STAFF),
                        Set.of(Role.AGENT, Role.SENIOR_AGENT, Role.SUPERVISOR),
                        "登记和撤回客户的同意",
                        "Record what a customer agrees to and takes back"),
                new PermissionDefinition(
                        PrivacyPermissions.CONSENT_MANAGE,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER),
                        "管理同意事项与文本，查看统计",
                        "Manage what people are asked to agree to, and see how many do"));
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of(PageDefinition.inMenu(
                "/privacy/consent-texts",
                Portal.COMPLIANCE,
                PrivacyPermissions.CONSENT_MANAGE,
                false,
                "menu.consent-texts",
                "pi-check-square",
                320));
    }

    @Override
    public List<Class<?>> resources() {
        return List.of(ConsentsResource.class);
    }

    @Override
    public Map<String, Set<String>> traces() {
        return Map.of(
                PrivacyPermissions.CONSENT_RECORD,
                Set.of(
                        "privacy.consent.give",
                        "privacy.consent.withdraw",
                        "privacy.consent.read",
                        "privacy.guardian.record",
                        "privacy.guardian.agree",
                        "privacy.guardian.read"),
                PrivacyPermissions.CONSENT_MANAGE,
                Set.of("privacy.consent.publish", "privacy.consent.purpose"));
    }
}
