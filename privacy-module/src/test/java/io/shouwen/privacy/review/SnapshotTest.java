package io.shouwen.privacy.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.identity.StaffAccount;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.platform.use.PermissionUses;
import io.shouwen.privacy.log.AuditFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is said of the use of a permission and of a role, by what is recorded of the period. */
class SnapshotTest {

    private static final StaffId STAFF = new StaffId("1001");
    private static final String LOGGED = "demo.case.own";
    private static final String MARKED = "demo.scorecard.own";
    private static final String EVERYBODYS = "demo.notices";
    private static final Map<Role, Set<String>> BUNDLES = Map.of(
            Role.AGENT, Set.of(LOGGED, MARKED, EVERYBODYS),
            Role.TRAINER, Set.of("demo.training", EVERYBODYS),
            Role.LEGAL, Set.of());

    @Test
    void aUseInTheLogOrAMarkIsAUseWithItsLastDay() {
        ReviewItem.Permission logged = permission(LOGGED, log("demo.case.close"), List.of(mark(LOGGED, 12)), true);
        assertThat(logged.use()).isEqualTo(ReviewItem.Use.USED);
        assertThat(logged.uses()).isEqualTo(7);
        assertThat(logged.lastUsedOn()).isEqualTo(LocalDate.of(2026, 11, 20)); // 16:30Z is the next day in Shanghai
        ReviewItem.Permission marked = permission(MARKED, List.of(), List.of(mark(MARKED, 12)), false);
        assertThat(marked.use()).isEqualTo(ReviewItem.Use.USED);
        assertThat(marked.uses()).isNull();
        assertThat(marked.days()).isEqualTo(3);
        assertThat(marked.lastUsedOn()).isEqualTo(LocalDate.of(2026, 11, 12));
    }

    @Test
    void neverIsSaidOnlyWhereAUseWouldHaveShownInAllOfThePeriod() {
        assertThat(permission(MARKED, List.of(), List.of(), true).use()).isEqualTo(ReviewItem.Use.NEVER);
        assertThat(permission(MARKED, List.of(), List.of(), false).use()).isEqualTo(ReviewItem.Use.NO_RECORD);
        assertThat(permission(LOGGED, List.of(), List.of(), false).use()).isEqualTo(ReviewItem.Use.NEVER);
    }

    @Test
    void aRoleIsNeverUsedWhereAllOfItIsRecordedAndNothingOfItWasUsed() {
        ReviewItem item = agent(List.of(mark(EVERYBODYS, 12)), true);
        assertThat(item.neverUsed()).isTrue();
        assertThat(item.noUseSeen()).isFalse();
        assertThat(item.flagged()).isTrue();
        assertThat(item.permissions()).isEqualTo(3);
        assertThat(item.traceable()).isEqualTo(2);
        assertThat(item.used()).isZero();
        assertThat(item.lastUsedOn()).isNull();
    }

    @Test
    void aRoleOfWhichTheRecordIsNotWholeIsNotCalledUnused() {
        ReviewItem item = agent(List.of(mark(EVERYBODYS, 12)), false);
        assertThat(item.neverUsed()).isFalse();
        assertThat(item.noUseSeen()).isTrue();
        assertThat(item.unrecorded()).isEqualTo(1);
    }

    @Test
    void aRoleIsUsedWhereOneOfItsOwnPermissionsWas() {
        ReviewItem item = agent(List.of(mark(MARKED, 12), mark(EVERYBODYS, 27)), true);
        assertThat(item.neverUsed()).isFalse();
        assertThat(item.noUseSeen()).isFalse();
        assertThat(item.used()).isEqualTo(1);
        assertThat(item.lastUsedOn()).isEqualTo(LocalDate.of(2026, 11, 12));
    }

    @Test
    void whatIsHeldOutsideARoleCountsWhateverOthersHold() {
        StaffAccount account = account(Set.of(), Set.of(EVERYBODYS));
        ReviewItem item = snapshot(recorded(List.of(), List.of(mark(EVERYBODYS, 12)), true))
                .of(UUID.randomUUID(), account, false, staff -> null)
                .get(0)
                .item();
        assertThat(item.role()).isEqualTo(ReviewItem.OUTSIDE_ROLES);
        assertThat(item.used()).isEqualTo(1);
    }

    private static ReviewItem agent(List<PermissionUses.Use> marks, boolean allMarked) {
        StaffAccount account = account(Set.of(Role.AGENT), BUNDLES.get(Role.AGENT));
        return snapshot(recorded(List.of(), marks, allMarked))
                .of(UUID.randomUUID(), account, false, staff -> null)
                .get(0)
                .item();
    }

    private static StaffAccount account(Set<Role> roles, Set<String> permissions) {
        return new StaffAccount("a-1", Optional.of(STAFF), true, Optional.empty(), roles, permissions, Set.of(), true);
    }

    private static Snapshot snapshot(RecordedUse recorded) {
        return new Snapshot(BUNDLES, List.of(), recorded);
    }

    private static ReviewItem.Permission permission(
            String name, List<AuditFigures.Use> logged, List<PermissionUses.Use> marked, boolean allMarked) {
        return recorded(logged, marked, allMarked).of(STAFF.value(), name);
    }

    private static RecordedUse recorded(
            List<AuditFigures.Use> logged, List<PermissionUses.Use> marked, boolean allMarked) {
        return new RecordedUse(
                new Entitlements(List.of(new Catalogue()), Set.of()),
                new OrganisationZone(ZoneId.of("Asia/Shanghai")),
                logged,
                marked,
                allMarked);
    }

    private static List<AuditFigures.Use> log(String action) {
        return List.of(new AuditFigures.Use(STAFF.value(), action, 7, Instant.parse("2026-11-19T16:30:00Z")));
    }

    private static PermissionUses.Use mark(String permission, int day) {
        return new PermissionUses.Use(STAFF, permission, 3, LocalDate.of(2026, 11, day));
    }

    private static final class Catalogue implements ModuleCatalogue {

        @Override
        public String module() {
            return "demo";
        }

        @Override
        public List<PermissionDefinition> permissions() {
            return List.of(definition(LOGGED), definition(MARKED), definition(EVERYBODYS));
        }

        @Override
        public List<PageDefinition> pages() {
            return List.of();
        }

        @Override
        public Map<String, Set<String>> traces() {
            return Map.of(LOGGED, Set.of("demo.case.close", "demo.case.accept"));
        }

        private static PermissionDefinition definition(String name) {
            return new PermissionDefinition(name, Set.of(Portal.STAFF), Set.of(Role.AGENT), "一", "one");
        }
    }
}
