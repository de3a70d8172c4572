package io.shouwen.crm.interaction;

import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.database.UuidConverter;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.freetext.KeptText;
import io.shouwen.privacy.freetext.TextColumn;
import io.shouwen.privacy.freetext.TypedText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One contact with a customer: a visit, a call, a chat. Written down once and never changed; what was agreed as the next
 * step stands beside it. Its id carries the time of the contact, so the table is partitioned by it.
 */
@Entity
@Table(schema = "crm", name = "interaction")
public class Interaction {

    public static final int LONGEST = 2000;

    public static final TextColumn SUMMARY = new TextColumn("crm", "interaction", "summary");
    public static final TextColumn FOLLOW_UP = new TextColumn("crm", "interaction", "follow_up");

    /** Who came to whom. */
    public enum Direction {
        INBOUND,
        OUTBOUND;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    private ContactChannel channel;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    @Column(name = "occurred_at")
    private OffsetDateTime occurredAt;

    private String summary;

    @Column(name = "follow_up")
    private String followUp;

    @Column(name = "follow_up_on")
    private LocalDate followUpOn;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Column(name = "recorded_at")
    private OffsetDateTime recordedAt;

    @Transient
    private List<KeptText> typed = new ArrayList<>();

    protected Interaction() {} // JPA

    /**
     * Of the texts it keeps what may be shown (P18); the originals leave it by {@link #takeTyped()}, to be sealed.
     *
     * @param followUp what has to be done next, or null
     * @param followUpOn by when, or null
     */
    public Interaction(
            UUID id,
            CustomerId customer,
            ContactChannel channel,
            Direction direction,
            Instant occurredAt,
            String summary,
            String followUp,
            LocalDate followUpOn,
            StaffId recordedBy,
            Instant recordedAt) {
        if (!UuidV7.timeOf(id).equals(occurredAt.truncatedTo(java.time.temporal.ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("the id carries the time of the contact");
        }
        this.id = id;
        this.customerId = customer.value();
        this.channel = channel;
        this.direction = direction;
        this.occurredAt = occurredAt.atOffset(ZoneOffset.UTC);
        this.summary = write(SUMMARY, summary);
        this.followUp = followUp == null || followUp.isBlank() ? null : write(FOLLOW_UP, followUp);
        this.followUpOn = followUpOn;
        this.recordedBy = recordedBy.value();
        this.recordedAt = recordedAt.atOffset(ZoneOffset.UTC);
    }

    private String write(TextColumn column, String text) {
        TypedText read = TypedText.of(text.strip());
        if (read.hidesSomething()) {
            typed.add(new KeptText(customer().person(), column, id, read));
        }
        return read.shown();
    }

    /** Originals of what was typed; taken by the repository. */
    List<KeptText> takeTyped() {
        List<KeptText> taken = List.copyOf(typed);
        typed.clear();
        return taken;
    }

    public UUID id() {
        return id;
    }

    public CustomerId customer() {
        return new CustomerId(customerId);
    }

    public ContactChannel channel() {
        return channel;
    }

    public Direction direction() {
        return direction;
    }

    public Instant occurredAt() {
        return occurredAt.toInstant();
    }

    public String summary() {
        return summary;
    }

    public Optional<String> followUp() {
        return Optional.ofNullable(followUp);
    }

    public Optional<LocalDate> followUpOn() {
        return Optional.ofNullable(followUpOn);
    }

    public StaffId recordedBy() {
        return new StaffId(recordedBy);
    }

    public Instant recordedAt() {
        return recordedAt.toInstant();
    }
}
