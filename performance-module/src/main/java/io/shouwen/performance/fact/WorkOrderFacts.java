package io.shouwen.performance.fact;

import io.shouwen.platform.id.UuidV7;
import io.shouwen.workorder.order.PastWorkOrdersWritten;
import io.shouwen.workorder.order.WorkOrderClosed;
import io.shouwen.workorder.order.WorkOrderId;
import io.shouwen.workorder.order.WorkOrderReopened;
import io.shouwen.workorder.rating.CustomerRated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Turns what happens to work orders into facts, in the transaction in which it happens: both are kept, or neither. */
@ApplicationScoped
public class WorkOrderFacts {

    private final Facts facts;

    @Inject
    public WorkOrderFacts(Facts facts) {
        this.facts = facts;
    }

    protected WorkOrderFacts() { // CDI proxy
        this(null);
    }

    void closed(@Observes WorkOrderClosed event) {
        facts.append(List.of(fact(event)));
    }

    void reopened(@Observes WorkOrderReopened event) {
        facts.append(List.of(fact(event)));
    }

    void rated(@Observes CustomerRated event) {
        facts.append(List.of(fact(event)));
    }

    void written(@Observes PastWorkOrdersWritten past) {
        List<Fact> all = new ArrayList<>();
        past.closed().forEach(event -> all.add(fact(event)));
        past.reopened().forEach(event -> all.add(fact(event)));
        past.rated().forEach(event -> all.add(fact(event)));
        facts.append(all);
    }

    static Fact fact(WorkOrderClosed event) {
        return new Fact(
                id(event.closedAt(), event.id(), 1),
                event.owner(),
                about(event.id()),
                new FactContent.Closed(event.handlingMinutes(), event.channel(), event.responseInTime()),
                event.auditEntry());
    }

    static Fact fact(WorkOrderReopened event) {
        return new Fact(
                id(event.reopenedAt(), event.id(), 2),
                event.owner(),
                about(event.id()),
                new FactContent.Reopened(event.withinWindow()),
                event.auditEntry());
    }

    static Fact fact(CustomerRated event) {
        return new Fact(
                id(event.ratedAt(), event.id(), 3),
                event.owner(),
                about(event.id()),
                new FactContent.Rated(RatingSource.CUSTOMER, event.stars()),
                event.auditEntry());
    }

    private static String about(WorkOrderId id) {
        return "workorder.work-order/" + id;
    }

    /** The same event always has the same id, so none can be counted twice, and demo data is the same everywhere. */
    private static UUID id(Instant at, WorkOrderId order, int what) {
        byte[] random = ByteBuffer.allocate(16)
                .putLong(order.value().getMostSignificantBits() * 31 + what)
                .putLong(order.value().getLeastSignificantBits())
                .array();
        byte[] ten = new byte[10];
        System.arraycopy(random, 6, ten, 0, 10);
        return UuidV7.at(at, ten);
    }
}
