package io.shouwen.privacy.rights;

import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.privacy.CapabilityDoors;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.rights.api.PeopleResource;
import io.shouwen.privacy.rights.api.RetentionResource;
import io.shouwen.privacy.rights.api.SubjectRequestsResource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The doors of people's rights. */
public final class RightsDoors implements CapabilityDoors {

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        PrivacyPermissions.RIGHTS_RECEIVE,
                        Set.of(Portal.STAFF),
                        Set.of(Role.AGENT, Role.SENIOR_AGENT, Role.SUPERVISOR),
                        "受理个人信息权利请求",
                        "Take people's requests about their own data"),
                new PermissionDefinition(
                        PrivacyPermissions.RIGHTS_MANAGE,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER),
                        "办理个人信息权利请求：复制、更正、限制、清除",
                        "Answer people's requests: copy, correction, restriction, erasure"),
                new PermissionDefinition(
                        PrivacyPermissions.RETENTION_MANAGE,
                        Set.of(Portal.COMPLIANCE),
                        Set.of(Role.COMPLIANCE_OFFICER),
                        "设定各类信息的保存期限并查看执行结果",
                        "Say how long each category is kept, and see what became of it"));
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of(
                PageDefinition.inMenu(
                        "/privacy/subject-requests",
                        Portal.COMPLIANCE,
                        PrivacyPermissions.RIGHTS_MANAGE,
                        false,
                        "menu.subject-requests",
                        "pi-user-edit",
                        310),
                PageDefinition.inMenu(
                        "/privacy/retention",
                        Portal.COMPLIANCE,
                        PrivacyPermissions.RETENTION_MANAGE,
                        false,
                        "menu.retention",
                        "pi-hourglass",
                        330),
                PageDefinition.reached(
                        "/privacy/subject-request", Portal.COMPLIANCE, PrivacyPermissions.RIGHTS_MANAGE, false),
                PageDefinition.reached(
                        "/privacy/subject-request-new", Portal.STAFF, PrivacyPermissions.RIGHTS_RECEIVE, false));
    }

    @Override
    public List<Class<?>> resources() {
        return List.of(SubjectRequestsResource.class, PeopleResource.class, RetentionResource.class);
    }

    @Override
    public Map<String, Set<String>> traces() {
        return Map.of(
                PrivacyPermissions.RIGHTS_RECEIVE,
                Set.of("privacy.request.receive"),
                PrivacyPermissions.RIGHTS_MANAGE,
                Set.of(
                        "privacy.request.read",
                        "privacy.request.start",
                        "privacy.request.verify",
                        "privacy.request.work",
                        "privacy.request.extend",
                        "privacy.request.answer",
                        "privacy.request.refuse",
                        "privacy.request.close",
                        "privacy.restrict",
                        "privacy.lift-restriction",
                        "privacy.copy.assemble",
                        "privacy.copy.release",
                        "privacy.erase",
                        "privacy.erasure.read"),
                PrivacyPermissions.RETENTION_MANAGE,
                Set.of("privacy.retention.rule", "privacy.retention.run", "privacy.hold.change"));
    }
}
