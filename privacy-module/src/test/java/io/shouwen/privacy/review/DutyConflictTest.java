package io.shouwen.privacy.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Role;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyConflictTest {

    @Test
    void twoRolesConflictOnlyTogether() {
        DutyConflict rule = rule("role:finance-preparer", "role:finance-approver");
        assertThat(rule.isIn(Set.of(Role.FINANCE_PREPARER), Set.of())).isFalse();
        assertThat(rule.isIn(Set.of(Role.FINANCE_PREPARER, Role.FINANCE_APPROVER), Set.of()))
                .isTrue();
        assertThat(rule.concerns(Role.FINANCE_APPROVER, Set.of())).isTrue();
        assertThat(rule.concerns(Role.AGENT, Set.of())).isFalse();
    }

    @Test
    void aBeginningStandsForEveryPermissionBelowIt() {
        DutyConflict rule = rule("role:operator", "permission:crm.");
        assertThat(rule.isIn(Set.of(Role.OPERATOR), Set.of("crm.customer.read")))
                .isTrue();
        assertThat(rule.isIn(Set.of(Role.OPERATOR), Set.of("crmx.customer.read")))
                .isFalse();
        assertThat(rule("role:operator", "permission:crm.customer.read")
                        .isIn(Set.of(Role.OPERATOR), Set.of("crm.customer.read.all")))
                .isFalse();
    }

    @Test
    void anAuditorHoldsNothingBeside() {
        DutyConflict rule = rule("role:auditor", "role:*");
        assertThat(rule.isIn(Set.of(Role.AUDITOR), Set.of())).isFalse();
        assertThat(rule.isIn(Set.of(Role.AUDITOR, Role.HR), Set.of())).isTrue();
        assertThat(rule.isIn(Set.of(Role.HR, Role.AGENT), Set.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01, 2026-Q1, 2025-Q4", "2026-06-30, 2026-Q2, 2026-Q1", "2026-12-31, 2026-Q4, 2026-Q3"})
    void quartersFollowTheCalendar(LocalDate day, String quarter, String before) {
        assertThat(Quarter.of(day)).hasToString(quarter).isEqualTo(Quarter.parse(quarter));
        assertThat(Quarter.of(day).before()).hasToString(before);
        assertThat(Quarter.parse(before).end()).isEqualTo(Quarter.of(day).firstDay());
    }

    private static DutyConflict rule(String one, String other) {
        return new DutyConflict("rule", one, other, "", "");
    }
}
