package io.shouwen.privacy.reveal;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.CapabilityDoors;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.reveal.api.RevealPoliciesResource;
import io.shouwen.privacy.reveal.api.RevealRequestsResource;
import io.shouwen.privacy.reveal.api.RevealsResource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The doors of revealing. */
public final class RevealDoors implements CapabilityDoors {

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        PrivacyPermissions.REVEAL,
                        Set.of(Portal.STAFF, Portal.FINANCE),
                        Set.of(
                                Role.AGENT,
                                Role.SENIOR_AGENT,
                                Role.HANDLER,
                                Role.FINANCE_PREPARER,
                                Role.FINANCE_APPROVER),
                        "查看受保护的原文（各字段另需其自身权限）",
                        "See a protected value (each field needs its own permission besides)"),
                new PermissionDefinition(
                        PrivacyPermissions.REVEAL_ASK,
                        Set.of(Portal.STAFF, Portal.FINANCE),
                        Set.of(
                                Role.AGENT,
                                Role.SENIOR_AGENT,
                                Role.HANDLER,
                                Role.SUPERVISOR,
                                Role.FINANCE_PREPARER,
                                Role.FINANCE_APPROVER),
                        "申请由第二人批准查看或导出原文",
                        "Ask for a second person's approval to see or export values in clear"),
                new PermissionDefinition(
                        PrivacyPermissions.REVEAL_IN_STAFF,
                        Set.of(Portal.STAFF),
                        Set.of(Role.AGENT, Role.SENIOR_AGENT, Role.HANDLER, Role.SUPERVISOR),
                        "打开员工的“我的申请”页面",
                        "Open the staff desk's page of own requests"),
                new PermissionDefinition(
                        PrivacyPermissions.REVEAL_IN_FINANCE,
                        Set.of(Portal.FINANCE),
                        Set.of(Role.FINANCE_PREPARER, Role.FINANCE_APPROVER),
                        "打开财务查看收付款信息的页面",
                        "Open finance's page for seeing payment details"),
                new PermissionDefinition(
                        PrivacyPermissions.REVEAL_REQUESTS_READ,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER, Role.PRIVACY_APPROVER),
                        "查看原文申请及其处理结果（不含原文）",
                        "See requests for values in clear and their answers, never the values"),
                new PermissionDefinition(
                        PrivacyPermissions.REVEAL_APPROVE,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.PRIVACY_APPROVER),
                        "作为第二人批准或拒绝原文申请（不能批准自己的）",
                        "Grant or refuse requests for values in clear as the second person, never one's own"),
                new PermissionDefinition(
                        PrivacyPermissions.REVEAL_POLICY,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER),
                        "规定各类字段查看原文的条件",
                        "Say what seeing each kind of field in clear needs"),
                new PermissionDefinition(
                        PrivacyPermissions.PURPOSES_MANAGE,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER),
                        "维护查看原文的用途",
                        "Keep the list of purposes"));
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of(
                PageDefinition.inMenu(
                        "/privacy/my-requests",
                        Portal.STAFF,
                        PrivacyPermissions.REVEAL_IN_STAFF,
                        true,
                        "menu.my-requests",
                        "pi-eye",
                        75),
                PageDefinition.reached(
                        "/privacy/export-request", Portal.STAFF, PrivacyPermissions.REVEAL_IN_STAFF, false),
                PageDefinition.inMenu(
                        "/privacy/reveal",
                        Portal.FINANCE,
                        PrivacyPermissions.REVEAL_IN_FINANCE,
                        true,
                        "menu.reveal",
                        "pi-eye",
                        40),
                PageDefinition.inMenu(
                        "/privacy/reveal-approvals",
                        Portal.COMPLIANCE,
                        PrivacyPermissions.REVEAL_REQUESTS_READ,
                        false,
                        "menu.reveal-approvals",
                        "pi-check-circle",
                        210),
                PageDefinition.inMenu(
                        "/privacy/reveal-policies",
                        Portal.COMPLIANCE,
                        PrivacyPermissions.REVEAL_POLICY,
                        false,
                        "menu.reveal-policies",
                        "pi-sliders-h",
                        220),
                PageDefinition.inMenu(
                        "/privacy/purposes",
                        Portal.COMPLIANCE,
                        PrivacyPermissions.PURPOSES_MANAGE,
                        false,
                        "menu.purposes",
                        "pi-tags",
                        230));
    }

    @Override
    public List<Class<?>> resources() {
        return List.of(RevealsResource.class, RevealRequestsResource.class, RevealPoliciesResource.class);
    }

    @Override
    public Map<String, Set<String>> traces() {
        return Map.of(
                PrivacyPermissions.REVEAL_ASK,
                Set.of("privacy.reveal.ask", "privacy.reveal.withdraw", "privacy.reveal.export"),
                PrivacyPermissions.REVEAL_APPROVE,
                Set.of("privacy.reveal.grant", "privacy.reveal.refuse", "privacy.reveal.withdraw"),
                PrivacyPermissions.PURPOSES_MANAGE,
                Set.of("privacy.purpose.add", "privacy.purpose.change"));
    }
}
