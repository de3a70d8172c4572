package io.shouwen.workorder;

import static io.shouwen.platform.access.Role.AGENT;
import static io.shouwen.platform.access.Role.HANDLER;
import static io.shouwen.platform.access.Role.HR;
import static io.shouwen.platform.access.Role.LEGAL;
import static io.shouwen.platform.access.Role.QUALITY_INSPECTOR;
import static io.shouwen.platform.access.Role.SENIOR_AGENT;
import static io.shouwen.platform.access.Role.SUPERVISOR;
import static io.shouwen.platform.access.Role.TRAINER;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The work order module's permissions and pages. */
public final class WorkorderCatalogue implements ModuleCatalogue {

    private static final Set<Portal> STAFF = Set.of(Portal.STAFF);
    private static final Set<Portal> STAFF_AND_SUPERVISION = Set.of(Portal.STAFF, Portal.SUPERVISION);

    @Override
    public String module() {
        return "workorder";
    }

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        WorkorderPermissions.READ,
                        STAFF_AND_SUPERVISION,
                        Set.of(AGENT, SENIOR_AGENT, HANDLER, SUPERVISOR, QUALITY_INSPECTOR),
                        "查看与自己有关的工单",
                        "Open the work orders that concern oneself"),
                new PermissionDefinition(
                        WorkorderPermissions.OWN,
                        STAFF,
                        Set.of(AGENT, SENIOR_AGENT, SUPERVISOR),
                        "受理工单并负责到底",
                        "Accept work orders and own them to the end"),
                new PermissionDefinition(
                        WorkorderPermissions.HANDLE,
                        STAFF,
                        Set.of(HANDLER),
                        "处理派到本部门的工单",
                        "Work on what was dispatched to one's department"),
                new PermissionDefinition(
                        WorkorderPermissions.OVERSEE,
                        STAFF_AND_SUPERVISION,
                        Set.of(SUPERVISOR, QUALITY_INSPECTOR),
                        "查看所有工单",
                        "Open every work order"),
                new PermissionDefinition(
                        WorkorderPermissions.HAND_OVER,
                        STAFF_AND_SUPERVISION,
                        Set.of(SUPERVISOR),
                        "移交工单负责人",
                        "Hand a work order over to another owner"),
                new PermissionDefinition(
                        WorkorderPermissions.FREEZE,
                        Set.of(Portal.SUPERVISION),
                        Set.of(LEGAL),
                        "因法律纠纷冻结案件、解除冻结",
                        "Freeze a case for a legal dispute, and release it"),
                new PermissionDefinition(
                        WorkorderPermissions.TRAINING_COPY,
                        Set.of(Portal.SUPERVISION),
                        Set.of(TRAINER, QUALITY_INSPECTOR, SUPERVISOR),
                        "导出去标识化的培训用工单",
                        "Export de-identified work orders for training"),
                new PermissionDefinition(
                        WorkorderPermissions.CALENDAR_READ,
                        Set.of(Portal.SUPERVISION),
                        Set.of(SUPERVISOR, QUALITY_INSPECTOR, HR),
                        "查看工作日历及其版本",
                        "See the working calendar and its versions"),
                new PermissionDefinition(
                        WorkorderPermissions.CALENDAR_PUBLISH,
                        Set.of(Portal.SUPERVISION),
                        Set.of(SUPERVISOR),
                        "发布、撤回工作日历版本",
                        "Publish and withdraw versions of the working calendar"));
    }

    @Override
    public Map<String, Set<String>> traces() {
        return Map.of(
                WorkorderPermissions.READ,
                Set.of("workorder.read", "workorder.list"),
                WorkorderPermissions.OWN,
                Set.of(
                        "workorder.accept",
                        "workorder.analyse",
                        "workorder.dispatch",
                        "workorder.confirm",
                        "workorder.close",
                        "workorder.reopen",
                        "workorder.note",
                        "workorder.wait",
                        "workorder.resume",
                        "workorder.call-back"),
                WorkorderPermissions.HANDLE,
                Set.of(
                        "workorder.take-up",
                        "workorder.give-back",
                        "workorder.solve",
                        "workorder.note",
                        "workorder.wait",
                        "workorder.resume"),
                WorkorderPermissions.FREEZE,
                Set.of("workorder.freeze", "workorder.release"),
                WorkorderPermissions.TRAINING_COPY,
                Set.of("workorder.training-copy"),
                WorkorderPermissions.CALENDAR_PUBLISH,
                Set.of("workorder.calendar.publish", "workorder.calendar.withdraw"),
                WorkorderPermissions.HAND_OVER,
                Set.of("workorder.hand-over"));
    }

    /** A version that was published stays as it is; all that can happen to it is that it is withdrawn. */
    @Override
    public Map<String, String> narrowerRights() {
        return Map.of("workorder.working_calendar", "SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by)");
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of(
                PageDefinition.inMenu(
                        "/desk", Portal.STAFF, WorkorderPermissions.READ, true, "menu.desk", "pi-inbox", 10),
                PageDefinition.inMenu(
                        "/workorder/work-orders",
                        Portal.STAFF,
                        WorkorderPermissions.READ,
                        true,
                        "menu.work-orders",
                        "pi-ticket",
                        20),
                PageDefinition.inMenu(
                        "/workorder/frozen-cases",
                        Portal.SUPERVISION,
                        WorkorderPermissions.FREEZE,
                        false,
                        "menu.frozen-cases",
                        "pi-lock",
                        80),
                PageDefinition.inMenu(
                        "/workorder/working-calendar",
                        Portal.SUPERVISION,
                        WorkorderPermissions.CALENDAR_READ,
                        false,
                        "menu.working-calendar",
                        "pi-calendar",
                        75),
                PageDefinition.reached(
                        "/workorder/working-calendar-new",
                        Portal.SUPERVISION,
                        WorkorderPermissions.CALENDAR_PUBLISH,
                        false),
                PageDefinition.reached("/workorder/work-order", Portal.STAFF, WorkorderPermissions.READ, true),
                PageDefinition.reached("/workorder/work-order-new", Portal.STAFF, WorkorderPermissions.OWN, true));
    }
}
