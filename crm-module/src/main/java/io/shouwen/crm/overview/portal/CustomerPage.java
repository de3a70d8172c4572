package io.shouwen.crm.overview.portal;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.customer.ChangingCustomer;
import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.CustomerDetails;
import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.customer.CustomerTag;
import io.shouwen.crm.customer.UnknownCustomer;
import io.shouwen.crm.customer.portal.NewCustomerPage;
import io.shouwen.crm.interaction.Interaction;
import io.shouwen.crm.interaction.RecordingInteraction;
import io.shouwen.crm.overview.CustomerAction;
import io.shouwen.crm.overview.CustomerOverview;
import io.shouwen.crm.overview.ViewingCustomer;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.privacy.rights.CorrectionEvidence;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything about one customer, masked; contacts are recorded and the profile is put right from here. */
@Named
@ViewScoped
public class CustomerPage implements Serializable {

    @Inject
    transient HttpServletRequest request;

    @Inject
    ViewingCustomer viewing;

    @Inject
    RecordingInteraction recording;

    @Inject
    ChangingCustomer changing;

    @Inject
    CorrectionEvidence evidence;

    @Inject
    StaffDirectory directory;

    @Inject
    Actor actor;

    @Inject
    Appearance appearance;

    @Inject
    @Any
    Instance<CustomerAction> actions;

    private UUID id;

    /** Read once for the life of the page, and again after a change; never part of a stored session. */
    private transient CustomerOverview overview;

    private transient Map<StaffId, StaffMember> names;

    private String channel = ContactChannel.VISIT.word();
    private String direction = Interaction.Direction.INBOUND.word();
    private transient String summary;
    private transient String followUp;
    private LocalDate followUpOn;

    private transient Set<String> corrections;

    private transient String name;
    private transient String idNumber;
    private transient String travelDocument;
    private transient String card;
    private transient String phone;
    private transient String email;
    private transient String address;
    private transient String tags; // what is being typed is in no stored session
    private String preferred;
    private List<String> removed = List.of();

    @PostConstruct
    void readAddress() {
        String given = request.getParameter("id");
        try {
            id = UUID.fromString(given == null ? "" : given);
        } catch (IllegalArgumentException notAnId) {
            throw new UnknownCustomer(new CustomerId(new UUID(0, 0)));
        }
    }

    public CustomerOverview getOverview() {
        if (overview == null) {
            overview = viewing.view(new CustomerId(id), appearance.getLocale());
        }
        return overview;
    }

    public UUID getId() {
        return id;
    }

    public boolean isRecording() {
        return actor.may(CrmPermissions.INTERACTION_RECORD);
    }

    public boolean isChanging() {
        return actor.may(CrmPermissions.CUSTOMER_WRITE);
    }

    /** What other modules can begin for this customer. */
    public List<CustomerAction.Button> getButtons() {
        return actions.stream()
                .flatMap(a -> a.of(new CustomerId(id), appearance.getLocale()).stream())
                .toList();
    }

    /** The colleague's name, or the staff number where the directory does not know it. */
    public String nameOf(StaffId staff) {
        if (names == null) {
            names = directory.named(getOverview().interactions().stream()
                    .map(Interaction::recordedBy)
                    .collect(Collectors.toSet()));
        }
        StaffMember member = names.get(staff);
        return member == null ? staff.value() : member.name();
    }

    public List<String> getChannels() {
        return Stream.of(ContactChannel.values()).map(ContactChannel::word).toList();
    }

    public List<String> getDirections() {
        return Stream.of(Interaction.Direction.values())
                .map(Interaction.Direction::word)
                .toList();
    }

    public String record() {
        recording.record(
                new CustomerId(id),
                new RecordingInteraction.Contact(
                        ContactChannel.of("channel", channel),
                        Interaction.Direction.OUTBOUND.word().equals(direction)
                                ? Interaction.Direction.OUTBOUND
                                : Interaction.Direction.INBOUND,
                        null,
                        summary,
                        followUp,
                        followUpOn));
        return again();
    }

    public String change() {
        Set<CustomerField> emptied = EnumSet.noneOf(CustomerField.class);
        removed.forEach(word -> CustomerField.all()
                .filter(f -> f.word().equals(word) && f != CustomerField.NAME)
                .forEach(emptied::add));
        changing.change(
                new CustomerId(id),
                "\"" + getOverview().profile().version() + "\"",
                new ChangingCustomer.Change(
                        new CustomerDetails()
                                .with(CustomerField.NAME, name)
                                .with(CustomerField.PHONE, phone)
                                .with(CustomerField.EMAIL, email)
                                .with(CustomerField.ID_NUMBER, idNumber)
                                .with(CustomerField.TRAVEL_DOCUMENT, travelDocument)
                                .with(CustomerField.CARD, card)
                                .with(CustomerField.ADDRESS, address),
                        emptied,
                        NewCustomerPage.tagWords(getTags()),
                        preferred == null ? null : ContactChannel.of("preferredChannel", preferred)));
        return again();
    }

    private String again() {
        return "/crm/customer.xhtml?faces-redirect=true&id=" + id;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getDirection() {
        return direction;
    }

    public void setDirection(String direction) {
        this.direction = direction;
    }

    public String getSummary() {
        return summary;
    }

    public void setSummary(String summary) {
        this.summary = summary;
    }

    public String getFollowUp() {
        return followUp;
    }

    public void setFollowUp(String followUp) {
        this.followUp = followUp;
    }

    public LocalDate getFollowUpOn() {
        return followUpOn;
    }

    public void setFollowUpOn(LocalDate followUpOn) {
        this.followUpOn = followUpOn;
    }

    /** What the customer has asked to have put right and nobody has yet, as fields' words. */
    public Set<String> getCorrections() {
        if (corrections == null) {
            corrections = isChanging() ? evidence.wanted(new CustomerId(id).person(), false) : Set.of();
        }
        return corrections;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getIdNumber() {
        return idNumber;
    }

    public void setIdNumber(String idNumber) {
        this.idNumber = idNumber;
    }

    public String getTravelDocument() {
        return travelDocument;
    }

    public void setTravelDocument(String travelDocument) {
        this.travelDocument = travelDocument;
    }

    public String getCard() {
        return card;
    }

    public void setCard(String card) {
        this.card = card;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    /** The tags that people may change, separated by commas. */
    public String getTags() {
        if (tags == null) {
            tags = getOverview().profile().tags().stream()
                    .filter(t -> t.origin() != CustomerTag.Origin.RULE)
                    .map(CustomerTag::tag)
                    .collect(Collectors.joining(appearance.isEnglish() ? ", " : "，"));
        }
        return tags;
    }

    public void setTags(String tags) {
        this.tags = tags == null ? "" : tags;
    }

    public String getPreferred() {
        return preferred == null ? getOverview().profile().preferredChannel() : preferred;
    }

    public void setPreferred(String preferred) {
        this.preferred = preferred;
    }

    public List<String> getRemoved() {
        return removed;
    }

    public void setRemoved(List<String> removed) {
        this.removed = removed == null ? List.of() : List.copyOf(removed);
    }
}
