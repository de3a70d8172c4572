package io.shouwen.workorder.order;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.clock.Clockwork;
import io.shouwen.workorder.clock.ShippedDefinitions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** A work order on its way: agent 1001 owns it, the technical department works on it. */
final class WorkOrderFixture {

    static final Clockwork CLOCKWORK = ShippedDefinitions.clockwork();
    static final Instant START = at("2026-11-20T10:00");

    static final Doer OWNER = new Doer(new StaffId("1001"), Optional.empty(), true, false, false);
    static final Doer OTHER_AGENT = new Doer(new StaffId("1002"), Optional.empty(), true, false, false);
    static final Doer HANDLER = new Doer(new StaffId("2001"), Optional.of("technical"), false, false, false);
    static final Doer OTHER_HANDLER = new Doer(new StaffId("2002"), Optional.of("legal"), false, false, false);
    static final Doer SUPERVISOR = new Doer(new StaffId("3001"), Optional.empty(), false, true, true);
    static final Doer INSPECTOR = new Doer(new StaffId("4001"), Optional.empty(), false, true, false);

    private WorkOrderFixture() {}

    static Acceptance taken() {
        return new Acceptance(
                new CustomerId(new UUID(0, 7)),
                Channel.PHONE,
                "technical",
                Priority.NORMAL,
                "登录不了学习平台",
                START.minusSeconds(120),
                START.minusSeconds(60));
    }

    static Analysis analysis(Complexity complexity, String plan) {
        return new Analysis("technical", Priority.HIGH, complexity, null, plan, null);
    }

    static WorkOrder received() {
        return WorkOrder.accept("GD261120-000001", taken(), OWNER, CLOCKWORK, START);
    }

    static WorkOrder analysed() {
        WorkOrder order = received();
        order.analyse(analysis(Complexity.GENERAL, null), OWNER, CLOCKWORK, hours(0.1));
        return order;
    }

    static WorkOrder dispatched() {
        WorkOrder order = analysed();
        order.dispatch("technical", null, "请查登录日志", OWNER, CLOCKWORK, hours(0.2));
        return order;
    }

    static WorkOrder inProgress() {
        WorkOrder order = dispatched();
        order.takeUp(HANDLER, CLOCKWORK, hours(0.5));
        return order;
    }

    static WorkOrder solved() {
        WorkOrder order = inProgress();
        order.solve("已重置账号", HANDLER, CLOCKWORK, hours(1));
        return order;
    }

    static WorkOrder confirmed() {
        WorkOrder order = solved();
        order.confirm(true, "客户已能登录", OWNER, CLOCKWORK, hours(1.5));
        return order;
    }

    static WorkOrder closed() {
        WorkOrder order = confirmed();
        order.close(null, OWNER, CLOCKWORK, hours(1.6));
        return order;
    }

    static WorkOrder in(WorkOrderState state) {
        return switch (state) {
            case RECEIVED -> received();
            case ANALYSED -> analysed();
            case DISPATCHED -> dispatched();
            case IN_PROGRESS -> inProgress();
            case SOLVED -> solved();
            case CONFIRMED -> confirmed();
            case CLOSED -> closed();
        };
    }

    /** So long after the start, by the wall clock. */
    static Instant hours(double hours) {
        return START.plus(Duration.ofMinutes(Math.round(hours * 60)));
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
