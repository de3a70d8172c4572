package io.shouwen.platform.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.testing.Caller;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** P15: which permissions were used. */
@InPayara
class PermissionUsesIT {

    private static final LocalDate DAY = LocalDate.of(2019, 3, 30);

    @Inject
    PermissionUses uses;

    private final String number = "t-u" + UUID.randomUUID().toString().substring(0, 8);
    private final StaffId staff = new StaffId(number);

    @Test
    void everyDoorThatOpensLeavesAMarkAndNoneThatIsShut() throws Exception {
        Person agent = Person.with(Role.AGENT, Portal.STAFF).numbered(number);
        Caller caller = Caller.as(agent);
        assertThat(caller.get("/api/privacy/access-reviews").status()).isEqualTo(403);
        assertThat(caller.post("/api/crm/customers/search", Map.of("phone", "13800000000"))
                        .status())
                .isEqualTo(200);
        awaitUseOf("crm.customer.read");
        assertThat(Visitor.as(agent).open("/notifications/staff").status()).isEqualTo(200);
        awaitUseOf("platform.notifications.read");
        assertThat(used()).doesNotContain("privacy.review.read", "crm.customer.import", "crm.customer.write");
        assertThat(of("crm.customer.read").days()).isEqualTo(1);
    }

    @Test
    void countsDaysAndKeepsTheLastWhateverIsWrittenTwiceOrLate() {
        write(DAY);
        write(DAY);
        assertThat(march().days()).isEqualTo(1);
        write(DAY.plusDays(1));
        write(DAY);
        assertThat(march().days()).isEqualTo(2);
        assertThat(march().lastOn()).isEqualTo(DAY.plusDays(1));
        write(DAY.plusDays(2)); // another month
        assertThat(march().days()).isEqualTo(2);
        assertThat(uses.inMonths(DAY, DAY.plusDays(2)))
                .filteredOn(use -> use.staff().equals(staff))
                .singleElement()
                .satisfies(use -> {
                    assertThat(use.days()).isEqualTo(3);
                    assertThat(use.lastOn()).isEqualTo(DAY.plusDays(2));
                });
    }

    @Test
    void marksAreForgottenByTheMonth() {
        write(DAY);
        write(DAY.plusDays(2));
        uses.forgetBefore(DAY.plusDays(2));
        assertThat(uses.inMonths(DAY, DAY)).noneMatch(use -> use.staff().equals(staff));
        assertThat(uses.inMonths(DAY, DAY.plusDays(2)))
                .anyMatch(use -> use.staff().equals(staff) && use.days() == 1);
    }

    @Test
    void whereNobodyHadSignedInBeforeAllUseIsMarked() {
        assertThat(uses.since()).isEqualTo(Instant.EPOCH);
    }

    private void write(LocalDate on) {
        uses.write(List.of(new UsedPermissions.Mark(staff, "crm.customer.read", on)));
    }

    private PermissionUses.Use march() {
        return uses.inMonths(DAY, DAY).stream()
                .filter(use -> use.staff().equals(staff))
                .findFirst()
                .orElseThrow();
    }

    private void awaitUseOf(String permission) {
        await().alias(permission)
                .pollInSameThread()
                .atMost(Duration.ofSeconds(15))
                .until(() -> used().contains(permission));
    }

    private Set<String> used() {
        return all().stream().map(PermissionUses.Use::permission).collect(Collectors.toSet());
    }

    private PermissionUses.Use of(String permission) {
        return all().stream()
                .filter(use -> use.permission().equals(permission))
                .findFirst()
                .orElseThrow();
    }

    private List<PermissionUses.Use> all() {
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        return uses.inMonths(today.minusMonths(1), today).stream()
                .filter(use -> use.staff().equals(staff))
                .toList();
    }
}
