package io.shouwen.workorder.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.clock.Clockwork;
import io.shouwen.workorder.clock.ShippedDefinitions;
import io.shouwen.workorder.order.Doer;
import io.shouwen.workorder.order.PastWorkOrder;
import io.shouwen.workorder.order.WorkOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StorylineTest {

    private static final Instant PRESENT = Instant.parse("2026-11-21T08:00:00Z");
    private static final Clockwork CLOCKWORK = ShippedDefinitions.clockwork();
    private static final Map<String, List<StaffId>> HANDLERS = Map.of(
            "teaching", List.of(new StaffId("2001")),
            "technical", List.of(new StaffId("2002")),
            "finance", List.of(new StaffId("2003")),
            "legal", List.of(new StaffId("2004")));

    @Test
    void tellsMostToTheEndAndNothingBeyondThePresent() {
        List<PastWorkOrder> told = told(42);
        assertThat(told).allSatisfy(past -> {
            assertThat(past.history()).allMatch(e -> !e.at().isAfter(PRESENT));
            assertThat(past.history()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
            assertThat(UuidV7.timeOf(past.order().id().value()))
                    .isEqualTo(past.order().acceptedAt());
            assertThat(past.invitations()).hasSameSizeAs(past.closings());
            assertThat(past.invitations())
                    .allMatch(i -> i.answeredAt() == null || !i.answeredAt().isAfter(PRESENT));
        });
        assertThat(told.stream().filter(p -> !p.order().isOpen()).count()).isGreaterThan(1700);
        assertThat(told.stream().filter(p -> overdue(p.order())).count()).isGreaterThan(2);
        assertThat(told.stream().filter(p -> !p.reopenings().isEmpty()).count()).isGreaterThan(5);
    }

    @Test
    void tellsTheSameStoryFromTheSameSeed() {
        assertThat(summary(told(7))).isEqualTo(summary(told(7))).isNotEqualTo(summary(told(8)));
    }

    private static boolean overdue(WorkOrder order) {
        return order.dueAt().filter(PRESENT::isAfter).isPresent();
    }

    private static List<PastWorkOrder> told(long seed) {
        Random chance = new Random(seed);
        Storyline.Agent agent =
                new Storyline.Agent(new Doer(new StaffId("1001"), Optional.empty(), true, false, false), 1.0, 0.92, 0);
        List<PastWorkOrder> told = new ArrayList<>();
        Instant from = PRESENT.minus(Duration.ofDays(90));
        for (int i = 0; i < 2000; i++) {
            Instant at = CLOCKWORK.calendar().plus(from, Duration.ofMinutes(5 + i * 14L));
            if (at.isAfter(PRESENT)) {
                at = PRESENT.minusSeconds(3600);
            }
            told.add(new Storyline(chance, CLOCKWORK, HANDLERS, PRESENT)
                    .tell("GD-" + i, agent, new CustomerId(new UUID(0, 1)), at));
        }
        return told;
    }

    private static List<String> summary(List<PastWorkOrder> told) {
        return told.stream()
                .map(p -> p.order().id() + " " + p.order().state() + " "
                        + p.order().handlingMinutes() + " " + p.closings())
                .toList();
    }
}
