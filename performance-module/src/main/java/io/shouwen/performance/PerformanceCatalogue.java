package io.shouwen.performance;

import static io.shouwen.platform.access.Role.AGENT;
import static io.shouwen.platform.access.Role.EXECUTIVE;
import static io.shouwen.platform.access.Role.FINANCE_APPROVER;
import static io.shouwen.platform.access.Role.FINANCE_PREPARER;
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
import io.shouwen.platform.access.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The performance module's permissions and pages. */
public final class PerformanceCatalogue implements ModuleCatalogue {

    @Override
    public String module() {
        return "performance";
    }

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        PerformancePermissions.OWN_SCORECARD,
                        Set.of(Portal.STAFF),
                        Set.of(AGENT, SENIOR_AGENT),
                        "查看本人绩效及其依据",
                        "See one's own scorecard and the facts behind it"),
                supervision(
                        PerformancePermissions.OPEN_SUPERVISION,
                        Set.of(SUPERVISOR, QUALITY_INSPECTOR, TRAINER, HR, LEGAL, EXECUTIVE),
                        "进入督导门户",
                        "Enter the supervision portal"),
                supervision(
                        PerformancePermissions.READ_SCORECARDS,
                        Set.of(SUPERVISOR, QUALITY_INSPECTOR, TRAINER),
                        "查看员工绩效及其依据",
                        "See scorecards and the facts behind them"),
                supervision(
                        PerformancePermissions.READ_INSPECTIONS,
                        Set.of(SUPERVISOR, QUALITY_INSPECTOR, TRAINER),
                        "查看质检记录",
                        "See quality inspections"),
                supervision(
                        PerformancePermissions.INSPECT,
                        Set.of(SUPERVISOR, QUALITY_INSPECTOR),
                        "进行质检打分",
                        "Mark quality inspections"),
                supervision(
                        PerformancePermissions.READ_TESTS,
                        Set.of(SUPERVISOR, QUALITY_INSPECTOR, TRAINER),
                        "查看测试成绩",
                        "See test marks"),
                supervision(
                        PerformancePermissions.MARK_TESTS, Set.of(SUPERVISOR, TRAINER), "录入测试成绩", "Enter test marks"),
                supervision(
                        PerformancePermissions.EXCLUDE_FACTS,
                        Set.of(SUPERVISOR),
                        "凭证据排除不可控事实",
                        "Exclude, with evidence, facts beyond the person's control"),
                supervision(
                        PerformancePermissions.READ_PEOPLE,
                        Set.of(HR, SUPERVISOR),
                        "查看员工级别与小组",
                        "See levels and groups"),
                supervision(PerformancePermissions.EDIT_PEOPLE, Set.of(HR), "维护员工级别与小组", "Keep levels and groups"),
                finance(
                        PerformancePermissions.READ_PAYOUTS,
                        Set.of(FINANCE_PREPARER, FINANCE_APPROVER),
                        "查看奖金发放批次",
                        "See payout runs"),
                finance(
                        PerformancePermissions.PREPARE_PAYOUTS,
                        Set.of(FINANCE_PREPARER),
                        "核算并提交奖金发放批次",
                        "Calculate and submit payout runs"),
                finance(
                        PerformancePermissions.APPROVE_PAYOUTS,
                        Set.of(FINANCE_APPROVER),
                        "审批并锁定奖金发放批次",
                        "Approve and lock payout runs"),
                finance(
                        PerformancePermissions.EXPORT_PAYOUTS,
                        Set.of(FINANCE_PREPARER, FINANCE_APPROVER),
                        "导出已锁定的奖金发放批次",
                        "Export locked payout runs"));
    }

    @Override
    public Map<String, Set<String>> traces() {
        return Map.of(
                PerformancePermissions.READ_SCORECARDS,
                Set.of("performance.scorecard.read", "performance.scorecard.list", "performance.scorecard.export"),
                PerformancePermissions.EDIT_PEOPLE,
                Set.of("performance.people.leave", "performance.people.stay"),
                PerformancePermissions.READ_PAYOUTS,
                Set.of("performance.payout.read", "performance.payout.explain", "performance.payout.verify"),
                PerformancePermissions.PREPARE_PAYOUTS,
                Set.of(
                        "performance.payout.open",
                        "performance.payout.calculate",
                        "performance.payout.discard",
                        "performance.payout.freeze",
                        "performance.payout.review",
                        "performance.payout.submit"),
                PerformancePermissions.APPROVE_PAYOUTS,
                Set.of("performance.payout.approve", "performance.payout.lock"),
                PerformancePermissions.EXPORT_PAYOUTS,
                Set.of("performance.payout.export", "performance.payout.copy"));
    }

    @Override
    public List<PageDefinition> pages() {
        return List.of(
                PageDefinition.inMenu(
                        "/performance/my-scorecard",
                        Portal.STAFF,
                        PerformancePermissions.OWN_SCORECARD,
                        true,
                        "menu.my-scorecard",
                        "pi-star",
                        80),
                PageDefinition.reached(
                        "/performance/my-facts", Portal.STAFF, PerformancePermissions.OWN_SCORECARD, true),
                PageDefinition.inMenu(
                        "/supervision",
                        Portal.SUPERVISION,
                        PerformancePermissions.OPEN_SUPERVISION,
                        true,
                        "menu.supervision",
                        "pi-home",
                        10),
                PageDefinition.inMenu(
                        "/performance/scorecards",
                        Portal.SUPERVISION,
                        PerformancePermissions.READ_SCORECARDS,
                        true,
                        "menu.scorecards",
                        "pi-chart-bar",
                        40),
                PageDefinition.reached(
                        "/performance/scorecard", Portal.SUPERVISION, PerformancePermissions.READ_SCORECARDS, true),
                PageDefinition.reached(
                        "/performance/facts", Portal.SUPERVISION, PerformancePermissions.READ_SCORECARDS, true),
                PageDefinition.inMenu(
                        "/performance/inspections",
                        Portal.SUPERVISION,
                        PerformancePermissions.READ_INSPECTIONS,
                        true,
                        "menu.inspections",
                        "pi-check-square",
                        50),
                PageDefinition.reached(
                        "/performance/inspection-new", Portal.SUPERVISION, PerformancePermissions.INSPECT, true),
                PageDefinition.inMenu(
                        "/performance/test-marks",
                        Portal.SUPERVISION,
                        PerformancePermissions.READ_TESTS,
                        true,
                        "menu.test-marks",
                        "pi-book",
                        60),
                PageDefinition.inMenu(
                        "/performance/people",
                        Portal.SUPERVISION,
                        PerformancePermissions.READ_PEOPLE,
                        true,
                        "menu.people",
                        "pi-users",
                        70),
                PageDefinition.inMenu(
                        "/finance",
                        Portal.FINANCE,
                        PerformancePermissions.READ_PAYOUTS,
                        false,
                        "menu.finance",
                        "pi-home",
                        10),
                PageDefinition.inMenu(
                        "/performance/payout-runs",
                        Portal.FINANCE,
                        PerformancePermissions.READ_PAYOUTS,
                        true,
                        "menu.payout-runs",
                        "pi-wallet",
                        20),
                PageDefinition.reached(
                        "/performance/payout-run", Portal.FINANCE, PerformancePermissions.READ_PAYOUTS, true));
    }

    private static PermissionDefinition supervision(String name, Set<Role> roles, String zh, String en) {
        return new PermissionDefinition(name, Set.of(Portal.SUPERVISION), roles, zh, en);
    }

    private static PermissionDefinition finance(String name, Set<Role> roles, String zh, String en) {
        return new PermissionDefinition(name, Set.of(Portal.FINANCE), roles, zh, en);
    }
}
