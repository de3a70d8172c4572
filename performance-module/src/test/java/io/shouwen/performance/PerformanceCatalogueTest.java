package io.shouwen.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PerformanceCatalogueTest {

    private final PerformanceCatalogue catalogue = new PerformanceCatalogue();
    private final Map<String, PermissionDefinition> permissions =
            catalogue.permissions().stream().collect(Collectors.toMap(PermissionDefinition::name, Function.identity()));

    @Test
    void letsNoRoleBothPrepareAndApprove() {
        assertThat(permissions.get(PerformancePermissions.PREPARE_PAYOUTS).roles())
                .doesNotContainAnyElementsOf(
                        permissions.get(PerformancePermissions.APPROVE_PAYOUTS).roles());
    }

    @Test
    void keepsPayInsideTheFinancePortal() {
        permissions.values().stream()
                .filter(permission -> permission.name().startsWith("performance.payout."))
                .forEach(permission -> {
                    assertThat(permission.portals()).containsExactly(Portal.FINANCE);
                    assertThat(Set.of(Role.FINANCE_PREPARER, Role.FINANCE_APPROVER))
                            .containsAll(permission.roles());
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AGENT", "SENIOR_AGENT", "HANDLER"})
    void showsStaffNothingButTheirOwn(Role role) {
        assertThat(permissions.values().stream()
                        .filter(permission -> permission.roles().contains(role))
                        .map(PermissionDefinition::name))
                .isSubsetOf(PerformancePermissions.OWN_SCORECARD);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "COMPLIANCE_OFFICER", "PRIVACY_APPROVER", "AUDITOR", "HANDLER"})
    void givesNothingToRolesWithoutBusinessHere(Role role) {
        assertThat(permissions.values())
                .noneMatch(permission -> permission.roles().contains(role));
    }

    @Test
    void letsOnlyHrChangeLevels() {
        assertThat(permissions.get(PerformancePermissions.EDIT_PEOPLE).roles()).containsExactly(Role.HR);
    }

    @Test
    void opensEachPageInAPortalThatItsPermissionReaches() {
        catalogue
                .pages()
                .forEach(page -> assertThat(permissions.get(page.permission()).portals())
                        .as(page.path())
                        .contains(page.portal()));
    }

    @Test
    void namesEachMenuEntryInBothLanguages() {
        for (Locale locale : new Locale[] {Locale.CHINESE, Locale.ENGLISH}) {
            ResourceBundle bundle = ResourceBundle.getBundle("io.shouwen.performance.messages", locale);
            catalogue.pages().stream()
                    .flatMap(page -> page.navigation().stream())
                    .forEach(entry ->
                            assertThat(bundle.containsKey(entry.label())).isTrue());
        }
    }

    @Test
    void shipsAFileForEachPage() {
        catalogue
                .pages()
                .forEach(page -> assertThat(getClass().getResource("/META-INF/resources" + page.path() + ".xhtml"))
                        .as(page.path())
                        .isNotNull());
    }
}
