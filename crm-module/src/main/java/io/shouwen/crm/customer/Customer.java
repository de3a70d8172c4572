package io.shouwen.crm.customer;

import io.shouwen.platform.database.UuidConverter;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.vault.Masks;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.ProtectedValue;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Someone whom the organisation serves. Registered once, by a person or an import; changed by people afterwards; gone in
 * substance when their data key is destroyed. Holds ciphertexts, masks and search keys, never a value in clear; its id
 * is also the id of the person under whose key they are sealed.
 */
@Entity
@Table(schema = "crm", name = "customer")
public class Customer {

    @Id
    @Convert(converter = UuidConverter.class)
    private UUID id;

    private String number;

    @Embedded
    @AttributeOverride(name = "sealed", column = @Column(name = "name_sealed"))
    @AttributeOverride(name = "mask", column = @Column(name = "name_mask"))
    @AttributeOverride(name = "index", column = @Column(name = "name_index"))
    @AttributeOverride(name = "indexVersion", column = @Column(name = "name_index_version"))
    private ProtectedValue name;

    @Embedded
    @AttributeOverride(name = "sealed", column = @Column(name = "phone_sealed"))
    @AttributeOverride(name = "mask", column = @Column(name = "phone_mask"))
    @AttributeOverride(name = "index", column = @Column(name = "phone_index"))
    @AttributeOverride(name = "indexVersion", column = @Column(name = "phone_index_version"))
    private ProtectedValue phone;

    @Embedded
    @AttributeOverride(name = "sealed", column = @Column(name = "email_sealed"))
    @AttributeOverride(name = "mask", column = @Column(name = "email_mask"))
    @AttributeOverride(name = "index", column = @Column(name = "email_index"))
    @AttributeOverride(name = "indexVersion", column = @Column(name = "email_index_version"))
    private ProtectedValue email;

    @Column(name = "id_card_index")
    private byte[] idCardIndex;

    @Column(name = "id_card_index_version")
    private Integer idCardIndexVersion;

    @Column(name = "travel_document_index")
    private byte[] travelDocumentIndex;

    @Column(name = "travel_document_index_version")
    private Integer travelDocumentIndexVersion;

    @Embedded
    @AttributeOverride(name = "sealed", column = @Column(name = "card_sealed"))
    @AttributeOverride(name = "mask", column = @Column(name = "card_mask"))
    @AttributeOverride(name = "index", column = @Column(name = "card_index"))
    @AttributeOverride(name = "indexVersion", column = @Column(name = "card_index_version"))
    private ProtectedValue card;

    @Embedded
    @AttributeOverride(name = "sealed", column = @Column(name = "address_sealed"))
    @AttributeOverride(name = "mask", column = @Column(name = "address_mask"))
    @AttributeOverride(name = "index", column = @Column(name = "address_index"))
    @AttributeOverride(name = "indexVersion", column = @Column(name = "address_index_version"))
    private ProtectedValue address;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(schema = "crm", name = "customer_tag", joinColumns = @JoinColumn(name = "customer_id"))
    private Set<CustomerTag> tags = new HashSet<>();

    @Enumerated(EnumType.STRING)
    @Column(name = "preferred_channel")
    private ContactChannel preferredChannel;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    @Column(name = "updated_by")
    private String updatedBy;

    /** Kept up to date by the event that says so, never through this object. */
    @Column(name = "processing_limit", insertable = false, updatable = false)
    private String processingLimit;

    /** Of the rules that made the masks. A changed field alone leaves it: the others' may be older. */
    @Column(name = "mask_version", updatable = false)
    private int maskVersion;

    @Version
    private long version;

    protected Customer() {} // JPA

    private Customer(CustomerId id, StaffId by, Instant at) {
        this.id = id.value();
        this.number = CustomerNumber.of(this.id);
        this.createdAt = at.atOffset(ZoneOffset.UTC);
        this.createdBy = by.value();
        this.updatedAt = createdAt;
        this.updatedBy = createdBy;
        this.maskVersion = Masks.VERSION;
        this.version = 1;
    }

    /** @param values what the vault made of the customer's fields, under the customer's own key; the name at least */
    public static Customer registered(
            CustomerId id,
            Map<ProtectedField, ProtectedValue> values,
            Collection<CustomerTag> tags,
            ContactChannel preferred,
            StaffId by,
            Instant at) {
        if (!values.containsKey(CustomerField.NAME.stored())) {
            throw new IllegalArgumentException("a customer has a name");
        }
        Customer customer = new Customer(id, by, at);
        values.forEach(customer::put);
        customer.tags.addAll(tags);
        customer.preferredChannel = preferred;
        return customer;
    }

    /** Replaces the given values, removes the given fields; the rest stays. */
    void change(Map<ProtectedField, ProtectedValue> values, Collection<CustomerField> removed, StaffId by, Instant at) {
        if (removed.contains(CustomerField.NAME)) {
            throw new IllegalArgumentException("a customer has a name");
        }
        values.forEach(this::put);
        removed.forEach(f -> put(f.stored(), null));
        touched(by, at);
    }

    /** Replaces the tags that people set; what rules derived stays. */
    void tagged(Collection<String> words, StaffId by, Instant at) {
        Set<CustomerTag> now = new HashSet<>(
                tags.stream().filter(t -> t.origin() == CustomerTag.Origin.RULE).toList());
        for (String word : words) {
            tags.stream()
                    .filter(t -> t.tag().equals(word))
                    .findFirst()
                    .ifPresentOrElse(now::add, () -> now.add(new CustomerTag(word, CustomerTag.Origin.PERSON)));
        }
        tags = now;
        touched(by, at);
    }

    void prefer(ContactChannel channel, StaffId by, Instant at) {
        preferredChannel = channel;
        touched(by, at);
    }

    private void touched(StaffId by, Instant at) {
        updatedBy = by.value();
        updatedAt = at.atOffset(ZoneOffset.UTC);
    }

    private void put(ProtectedField field, ProtectedValue value) {
        switch (fieldOf(field)) {
            case NAME -> name = value;
            case PHONE -> phone = value;
            case EMAIL -> email = value;
            case ID_NUMBER -> {
                idCardIndex = value == null ? null : value.index().orElseThrow();
                idCardIndexVersion = value == null ? null : value.indexVersion().orElseThrow();
            }
            case TRAVEL_DOCUMENT -> {
                travelDocumentIndex = value == null ? null : value.index().orElseThrow();
                travelDocumentIndexVersion =
                        value == null ? null : value.indexVersion().orElseThrow();
            }
            case CARD -> card = value;
            case ADDRESS -> address = value;
        }
    }

    private static CustomerField fieldOf(ProtectedField field) {
        return CustomerField.all()
                .filter(f -> f.stored().equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a customer's: " + field.name()));
    }

    public CustomerId id() {
        return new CustomerId(id);
    }

    public String number() {
        return number;
    }

    /** The stored value; empty where there is none, and always for what can only be compared, of which a search key is kept. */
    public Optional<ProtectedValue> value(CustomerField field) {
        return Optional.ofNullable(
                switch (field) {
                    case NAME -> name;
                    case PHONE -> phone;
                    case EMAIL -> email;
                    case ID_NUMBER, TRAVEL_DOCUMENT -> null;
                    case CARD -> card;
                    case ADDRESS -> address;
                });
    }

    /** What may be shown; null where there is nothing. */
    public String mask(CustomerField field) {
        return value(field).flatMap(ProtectedValue::mask).orElse(null);
    }

    Optional<byte[]> index(CustomerField field) {
        return switch (field) {
            case ID_NUMBER -> Optional.ofNullable(idCardIndex).map(byte[]::clone);
            case TRAVEL_DOCUMENT -> Optional.ofNullable(travelDocumentIndex).map(byte[]::clone);
            default -> value(field).flatMap(ProtectedValue::index);
        };
    }

    Optional<Integer> indexVersion(CustomerField field) {
        return switch (field) {
            case ID_NUMBER -> Optional.ofNullable(idCardIndexVersion);
            case TRAVEL_DOCUMENT -> Optional.ofNullable(travelDocumentIndexVersion);
            default -> value(field).flatMap(ProtectedValue::indexVersion);
        };
    }

    public boolean has(CustomerField field) {
        return value(field).isPresent() || index(field).isPresent();
    }

    /** Whether an ID number is known; it can be compared, never read. */
    public boolean hasIdNumber() {
        return has(CustomerField.ID_NUMBER);
    }

    public Set<CustomerField> knownFields() {
        Set<CustomerField> known = EnumSet.noneOf(CustomerField.class);
        CustomerField.all().filter(this::has).forEach(known::add);
        return known;
    }

    public List<CustomerTag> tags() {
        return tags.stream().sorted().toList();
    }

    /** Whether setting these would change anything: what rules derived stays in any case. */
    boolean wouldBeTagged(Collection<String> words) {
        Set<String> after = new HashSet<>(words);
        tags.stream()
                .filter(t -> t.origin() == CustomerTag.Origin.RULE)
                .map(CustomerTag::tag)
                .forEach(after::add);
        return !after.equals(tags.stream().map(CustomerTag::tag).collect(Collectors.toSet()));
    }

    public Optional<ContactChannel> preferredChannel() {
        return Optional.ofNullable(preferredChannel);
    }

    public Instant createdAt() {
        return createdAt.toInstant();
    }

    public StaffId createdBy() {
        return new StaffId(createdBy);
    }

    public Instant updatedAt() {
        return updatedAt.toInstant();
    }

    /** Whether privacy says that the data must not be used now. */
    boolean limited() {
        return processingLimit != null;
    }

    /** Its word, such as {@code restricted}. */
    Optional<String> limit() {
        return Optional.ofNullable(processingLimit)
                .map(limit -> limit.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public long version() {
        return version;
    }
}
