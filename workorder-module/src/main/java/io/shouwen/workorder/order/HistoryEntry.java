package io.shouwen.workorder.order;

import io.shouwen.platform.database.UuidConverter;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.rights.ErasedText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One thing that happened to a work order, by whom, and what they wrote. Added, never changed. */
@Entity
@Table(schema = "workorder", name = "history_entry")
public class HistoryEntry {

    @Id
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "work_order")
    @Convert(converter = UuidConverter.class)
    private UUID workOrder;

    @Convert(converter = InstantConverter.class)
    private Instant at;

    @Column(name = "by_staff")
    private String by;

    @Enumerated(EnumType.STRING)
    private Act act;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_state")
    private WorkOrderState from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_state")
    private WorkOrderState to;

    private String note;

    protected HistoryEntry() {} // JPA

    HistoryEntry(
            WorkOrderId workOrder,
            Instant at,
            StaffId by,
            Act act,
            WorkOrderState from,
            WorkOrderState to,
            String note) {
        this.id = UuidV7.at(at);
        this.workOrder = workOrder.value();
        this.at = at;
        this.by = by.value();
        this.act = act;
        this.from = from;
        this.to = to;
        this.note = note;
    }

    /** As it may be shown where what was written is held back (P11). */
    HistoryEntry withoutNote() {
        return note == null ? this : new HistoryEntry(workOrder(), at, by(), act, from, to, ErasedText.WITHHELD);
    }

    public UUID id() {
        return id;
    }

    WorkOrderId workOrder() {
        return new WorkOrderId(workOrder);
    }

    public Instant at() {
        return at;
    }

    public StaffId by() {
        return new StaffId(by);
    }

    public Act act() {
        return act;
    }

    /** Empty for the acceptance. */
    public Optional<WorkOrderState> from() {
        return Optional.ofNullable(from);
    }

    public WorkOrderState to() {
        return to;
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }
}
