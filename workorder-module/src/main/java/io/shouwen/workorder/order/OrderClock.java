package io.shouwen.workorder.order;

import io.shouwen.platform.database.UuidConverter;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.workorder.clock.ClockKind;
import io.shouwen.workorder.clock.Counting;
import io.shouwen.workorder.clock.WorkClock;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The row of a {@link WorkClock}. */
@Entity
@Table(schema = "workorder", name = "order_clock")
class OrderClock {

    @Id
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "work_order")
    private WorkOrder workOrder;

    @Enumerated(EnumType.STRING)
    private ClockKind kind;

    private int round;

    @Column(name = "calendar_version")
    private String calendarVersion;

    @Column(name = "policy_version")
    private String policyVersion;

    @Enumerated(EnumType.STRING)
    private Counting counting;

    @Column(name = "limit_ms")
    private long limitMs;

    @Column(name = "started_at")
    @Convert(converter = InstantConverter.class)
    private Instant startedAt;

    @Column(name = "opens_at")
    @Convert(converter = InstantConverter.class)
    private Instant opensAt;

    @Column(name = "used_ms")
    private long usedMs;

    @Column(name = "running_since")
    @Convert(converter = InstantConverter.class)
    private Instant runningSince;

    @Column(name = "paused_at")
    @Convert(converter = InstantConverter.class)
    private Instant pausedAt;

    @Column(name = "due_at")
    @Convert(converter = InstantConverter.class)
    private Instant dueAt;

    @Column(name = "stopped_at")
    @Convert(converter = InstantConverter.class)
    private Instant stoppedAt;

    protected OrderClock() {} // JPA

    OrderClock(WorkOrder workOrder, WorkClock clock) {
        this.id = UuidV7.at(clock.startedAt());
        this.workOrder = workOrder;
        put(clock);
    }

    UUID id() {
        return id;
    }

    final void put(WorkClock clock) {
        kind = clock.kind();
        round = clock.round();
        calendarVersion = clock.calendarVersion();
        policyVersion = clock.policyVersion();
        counting = clock.counting();
        limitMs = clock.limit().toMillis();
        startedAt = clock.startedAt();
        opensAt = clock.opensAt();
        usedMs = clock.used().toMillis();
        runningSince = clock.runningSince();
        pausedAt = clock.pausedAt();
        dueAt = clock.dueAt();
        stoppedAt = clock.stoppedAt();
    }

    WorkClock get() {
        return new WorkClock(
                kind,
                round,
                calendarVersion,
                policyVersion,
                counting,
                Duration.ofMillis(limitMs),
                startedAt,
                opensAt,
                Duration.ofMillis(usedMs),
                runningSince,
                pausedAt,
                dueAt,
                stoppedAt);
    }
}
