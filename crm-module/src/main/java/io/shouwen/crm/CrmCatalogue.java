package io.shouwen.crm;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The permissions and pages of the customers' module. */
public final class CrmCatalogue implements ModuleCatalogue {

    private static final Set<Portal> STAFF = Set.of(Portal.STAFF);
    private static final Set<Role> DESK = Set.of(Role.AGENT, Role.SENIOR_AGENT, Role.SUPERVISOR);

    @Override
    public String module() {
        return "crm";
    }

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        CrmPermissions.CUSTOMER_READ,
                        STAFF,
                        DESK,
                        "查看客户（脱敏）和精确查找",
                        "See customers masked, search exactly"),
                new PermissionDefinition(
                        CrmPermissions.CUSTOMER_WRITE, STAFF, DESK, "登记和修改客户", "Register and change customers"),
                new PermissionDefinition(
                        CrmPermissions.CUSTOMER_EXPORT, STAFF, DESK, "导出客户列表（脱敏）", "Export the customer list, masked"),
                new PermissionDefinition(
                        CrmPermissions.CUSTOMER_EXPORT_CLEAR,
                        STAFF,
                        Set.of(Role.SUPERVISOR),
                        "申请导出客户姓名与联系方式原文（须第二人批准）",
                        "Ask to export customers' names and contacts in clear; a second person must approve"),
                new PermissionDefinition(
                        CrmPermissions.CUSTOMER_IMPORT, STAFF, DESK, "批量导入客户", "Import customers from a file"),
                new PermissionDefinition(
                        CrmPermissions.CONTACT_REVEAL,
                        STAFF,
                        Set.of(Role.AGENT, Role.SENIOR_AGENT),
                        "凭未结案件和用途查看客户姓名、电话、邮箱、地址原文",
                        "See a customer's name, phone, email or address in clear on an open case"),
                new PermissionDefinition(
                        CrmPermissions.CARD_REVEAL,
                        Set.of(Portal.FINANCE),
                        Set.of(Role.FINANCE_PREPARER, Role.FINANCE_APPROVER),
                        "凭用途查看银行卡号原文（仅财务）",
                        "See a bank card number in clear with a purpose (finance only)"),
                new PermissionDefinition(
                        CrmPermissions.INTERACTION_RECORD, STAFF, DESK, "登记来访和沟通记录", "Record visits and contacts"),
                new PermissionDefinition(
                        CrmPermissions.CAMPAIGN_PREPARE,
                        STAFF,
                        Set.of(Role.SENIOR_AGENT),
                        "编写群发信息并在他人批准后发送",
                        "Write messages to many customers, and send them once somebody else has approved"),
                new PermissionDefinition(
                        CrmPermissions.CAMPAIGN_APPROVE,
                        STAFF,
                        Set.of(Role.SUPERVISOR),
                        "作为第二人批准或退回群发信息（不能批准自己参与的）",
                        "Approve or refuse messages to many customers as the second person, never one's own"),
                new PermissionDefinition(
                        CrmPermissions.CAMPAIGN_READ,
                        STAFF,
                        Set.of(Role.SENIOR_AGENT, Role.SUPERVISOR),
                        "查看群发信息及其收件结果（脱敏）",
                        "See messages to many customers, and masked whom they reached"));
    }

    @Override
    public Map<String, Set<String>> traces() {
        return Map.of(
                CrmPermissions.CUSTOMER_READ,
                Set.of("crm.customer.read", "crm.customer.list", "crm.customer.search", "crm.interaction.read"),
                CrmPermissions.CUSTOMER_WRITE,
                Set.of("crm.customer.register", "crm.customer.change"),
                CrmPermissions.CUSTOMER_IMPORT,
                Set.of("crm.import.upload", "crm.import.start", "crm.import.cancel"),
                CrmPermissions.CUSTOMER_EXPORT_CLEAR,
                Set.of("privacy.reveal.export"),
                CrmPermissions.CONTACT_REVEAL,
                Set.of("privacy.reveal"),
                CrmPermissions.CARD_REVEAL,
                Set.of("privacy.reveal"),
                CrmPermissions.CAMPAIGN_PREPARE,
                Set.of(
                        "crm.campaign.draft",
                        "crm.campaign.change",
                        "crm.campaign.preview",
                        "crm.campaign.submit",
                        "crm.campaign.take-back",
                        "crm.campaign.start",
                        "crm.campaign.send",
                        "crm.campaign.give-up",
                        "crm.campaign.end",
                        "crm.campaign.cancel",
                        "privacy.reveal.use"),
                CrmPermissions.CAMPAIGN_APPROVE,
                Set.of("crm.campaign.refuse", "crm.campaign.cancel"),
                CrmPermissions.CAMPAIGN_READ,
                Set.of("crm.campaign.export"));
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of(
                PageDefinition.inMenu(
                        "/crm/customers",
                        Portal.STAFF,
                        CrmPermissions.CUSTOMER_READ,
                        true,
                        "nav.customers",
                        "pi-users",
                        20),
                PageDefinition.reached("/crm/customer", Portal.STAFF, CrmPermissions.CUSTOMER_READ, true),
                PageDefinition.reached("/crm/customer-new", Portal.STAFF, CrmPermissions.CUSTOMER_WRITE, true),
                PageDefinition.inMenu(
                        "/crm/imports",
                        Portal.STAFF,
                        CrmPermissions.CUSTOMER_IMPORT,
                        false,
                        "nav.imports",
                        "pi-upload",
                        30),
                PageDefinition.reached("/crm/import", Portal.STAFF, CrmPermissions.CUSTOMER_IMPORT, false),
                PageDefinition.inMenu(
                        "/crm/campaigns",
                        Portal.STAFF,
                        CrmPermissions.CAMPAIGN_READ,
                        false,
                        "nav.campaigns",
                        "pi-send",
                        35),
                PageDefinition.reached("/crm/campaign", Portal.STAFF, CrmPermissions.CAMPAIGN_READ, true),
                PageDefinition.reached("/crm/campaign-edit", Portal.STAFF, CrmPermissions.CAMPAIGN_PREPARE, false));
    }
}
