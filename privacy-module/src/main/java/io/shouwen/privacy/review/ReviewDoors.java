package io.shouwen.privacy.review;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.CapabilityDoors;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.review.api.AccessReviewsResource;
import io.shouwen.privacy.review.api.DutyRulesResource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The doors of the access review. An external auditor reads the log and nothing else; the report's hash is in it. */
public final class ReviewDoors implements CapabilityDoors {

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        PrivacyPermissions.REVIEW_READ,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER),
                        "查看权限复核及其报告",
                        "See access reviews and their reports"),
                new PermissionDefinition(
                        PrivacyPermissions.REVIEW_DECIDE,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER),
                        "发起权限复核，确认或收回角色",
                        "Open access reviews, certify and revoke roles"));
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of(
                PageDefinition.inMenu(
                        "/privacy/access-review",
                        Portal.COMPLIANCE,
                        PrivacyPermissions.REVIEW_READ,
                        false,
                        "menu.access-review",
                        "pi-users",
                        420),
                PageDefinition.reached(
                        "/privacy/duty-rules", Portal.COMPLIANCE, PrivacyPermissions.REVIEW_READ, false));
    }

    @Override
    public List<Class<?>> resources() {
        return List.of(AccessReviewsResource.class, DutyRulesResource.class);
    }

    @Override
    public Map<String, Set<String>> traces() {
        return Map.of(
                PrivacyPermissions.REVIEW_READ,
                Set.of("privacy.review.export"),
                PrivacyPermissions.REVIEW_DECIDE,
                Set.of(
                        "privacy.review.open",
                        "privacy.review.certify",
                        "privacy.review.revoke",
                        "privacy.review.undo",
                        "privacy.review.duty-rule",
                        "privacy.review.close"));
    }
}
