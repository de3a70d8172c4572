package io.shouwen.platform.use;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.CurrentActor;
import io.shouwen.platform.access.PermissionMissing;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class UsedPermissionsTest {

    private static final StaffId AGENT = new StaffId("1001");
    private static final Instant LATE = Instant.parse("2026-11-28T15:59:59Z"); // one second to midnight in Shanghai

    private Clock now = Clock.fixed(LATE, ZoneOffset.UTC);
    private final UsedPermissions used =
            new UsedPermissions(new OrganisationZone(ZoneId.of("Asia/Shanghai")), moving());

    @Test
    void marksOnceADayForEachPersonAndPermission() {
        for (int i = 0; i < 1000; i++) {
            used.mark(AGENT, "crm.customer.read");
        }
        used.mark(AGENT, "crm.customer.write");
        used.mark(new StaffId("1002"), "crm.customer.read");
        assertThat(used.take()).hasSize(3).allMatch(mark -> mark.on().equals(LocalDate.of(2026, 11, 28)));
        used.mark(AGENT, "crm.customer.read");
        assertThat(used.take()).isEmpty();
    }

    @Test
    void marksAgainOnTheNextDayOfTheOrganisation() {
        used.mark(AGENT, "crm.customer.read");
        now = Clock.offset(now, Duration.ofSeconds(1));
        used.mark(AGENT, "crm.customer.read");
        assertThat(used.take())
                .extracting(UsedPermissions.Mark::on)
                .containsExactly(LocalDate.of(2026, 11, 28), LocalDate.of(2026, 11, 29));
    }

    @Test
    void keepsWhatCouldNotBeWritten() {
        used.mark(AGENT, "crm.customer.read");
        var marks = used.take();
        assertThat(used.take()).isEmpty();
        used.giveBack(marks);
        assertThat(used.take()).isEqualTo(marks);
    }

    @Test
    void theApplicationItselfUsesNone() {
        used.mark(StaffId.SYSTEM, "crm.customer.read");
        assertThat(used.take()).isEmpty();
    }

    @Test
    void losesAndDoublesNothingWhereManyComeAtOnce() throws Exception {
        var begin = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(8);
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            running.add(threads.submit(() -> {
                begin.await();
                for (int i = 0; i < 500; i++) {
                    used.mark(new StaffId("s-" + i), "crm.customer.read");
                }
                return null;
            }));
        }
        begin.countDown();
        for (Future<?> one : running) {
            one.get();
        }
        threads.shutdown();
        assertThat(used.take()).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void whatLetsSomebodyInIsUseAndWhatIsShownOrRefusedIsNot() {
        CurrentActor actor = new CurrentActor(used);
        actor.become(new SignedInActor(
                AGENT, "n", Portal.STAFF, null, Set.of("crm.customer.read", "crm.card.reveal"), "s", "-", null, now));
        assertThat(actor.may("crm.customer.read")).isTrue();
        assertThat(actor.uses("crm.customer.write")).isFalse();
        Assertions.assertThatThrownBy(() -> actor.require("crm.contact.reveal")).isInstanceOf(PermissionMissing.class);
        assertThat(used.take()).isEmpty();
        actor.require("crm.card.reveal");
        assertThat(actor.usesAnyOf("crm.customer.write", "crm.customer.read")).isTrue();
        assertThat(used.take())
                .extracting(UsedPermissions.Mark::permission)
                .containsExactly("crm.card.reveal", "crm.customer.read");
    }

    private Clock moving() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.instant();
            }
        };
    }
}
