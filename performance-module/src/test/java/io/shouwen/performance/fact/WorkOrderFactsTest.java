package io.shouwen.performance.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.order.WorkOrderClosed;
import io.shouwen.workorder.order.WorkOrderId;
import io.shouwen.workorder.order.WorkOrderReopened;
import io.shouwen.workorder.rating.CustomerRated;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkOrderFactsTest {

    private static final Instant AT = Instant.parse("2026-10-08T02:00:00.123Z");
    private static final WorkOrderId ORDER = new WorkOrderId(UUID.fromString("019a3c00-0000-7000-8000-000000000001"));
    private static final StaffId OWNER = new StaffId("1001");
    private static final UUID ENTRY = new UUID(0, 5);

    private static WorkOrderClosed closed(WorkOrderId order) {
        return new WorkOrderClosed(order, OWNER, AT, AT, AT, 330, "phone", 40L, true, ENTRY);
    }

    @Test
    void givesAClosingToItsOwnerAtTheTimeOfClosing() {
        Fact fact = WorkOrderFacts.fact(closed(ORDER));
        assertThat(fact.agent()).isEqualTo(OWNER);
        assertThat(fact.at()).isEqualTo(AT);
        assertThat(fact.about()).isEqualTo("workorder.work-order/" + ORDER);
        assertThat(fact.auditEntry()).isEqualTo(ENTRY);
        assertThat(fact.content()).isEqualTo(new FactContent.Closed(330, "phone", true));
    }

    @Test
    void makesTheSameFactOfTheSameEvent() {
        assertThat(WorkOrderFacts.fact(closed(ORDER))).isEqualTo(WorkOrderFacts.fact(closed(ORDER)));
    }

    @Test
    void makesDifferentFactsOfDifferentEventsAtTheSameTime() {
        Fact reopened = WorkOrderFacts.fact(new WorkOrderReopened(ORDER, OWNER, AT, AT, true, ENTRY));
        Fact rated = WorkOrderFacts.fact(new CustomerRated(ORDER, OWNER, 5, AT, ENTRY));
        Fact other =
                WorkOrderFacts.fact(closed(new WorkOrderId(UUID.fromString("019a3c00-0000-7000-8000-000000000002"))));
        assertThat(WorkOrderFacts.fact(closed(ORDER)).id())
                .isNotEqualTo(reopened.id())
                .isNotEqualTo(rated.id())
                .isNotEqualTo(other.id());
        assertThat(reopened.content()).isEqualTo(new FactContent.Reopened(true));
        assertThat(rated.content()).isEqualTo(new FactContent.Rated(RatingSource.CUSTOMER, 5));
    }
}
