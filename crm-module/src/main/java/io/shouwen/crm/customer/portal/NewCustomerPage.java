package io.shouwen.crm.customer.portal;

import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.CustomerDetails;
import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.customer.IdNumberRegistered;
import io.shouwen.crm.customer.RegisteringCustomer;
import io.shouwen.crm.customer.RegisteringCustomer.Agreement;
import io.shouwen.crm.customer.SimilarCustomerExists;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.rights.Guardian;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Registering a customer at the desk. Values in clear live for the request only; the session never holds them. */
@Named
@RequestScoped
public class NewCustomerPage {

    @Inject
    RegisteringCustomer registering;

    @Inject
    ConsentPurposes purposes;

    private String name;
    private String phone;
    private String email;
    private String idNumber;
    private String travelDocument;
    private String card;
    private String address;
    private String tags;
    private String channel;
    private List<String> consents = List.of();
    private transient String guardianName;
    private transient String guardianPhone;
    private String guardianRelation;
    private String guardianText;
    private String guardianVerified;
    private CustomerId similar;
    private CustomerId sameIdNumber;

    public String register() {
        return register(false);
    }

    public String registerAnyway() {
        return register(true);
    }

    private String register(boolean evenIfSimilar) {
        try {
            CustomerId id = registering.register(
                    new CustomerDetails()
                            .with(CustomerField.NAME, name)
                            .with(CustomerField.PHONE, phone)
                            .with(CustomerField.EMAIL, email)
                            .with(CustomerField.ID_NUMBER, idNumber)
                            .with(CustomerField.TRAVEL_DOCUMENT, travelDocument)
                            .with(CustomerField.CARD, card)
                            .with(CustomerField.ADDRESS, address),
                    tagWords(tags),
                    channel == null ? null : ContactChannel.of("preferredChannel", channel),
                    agreement(),
                    guardian(),
                    evenIfSimilar);
            return "/crm/customer.xhtml?faces-redirect=true&id=" + id;
        } catch (SimilarCustomerExists known) {
            similar = known.existing();
            return null;
        } catch (IdNumberRegistered known) {
            sameIdNumber = known.existing();
            return null;
        }
    }

    private Guardian guardian() {
        return guardianName == null || guardianName.isBlank()
                ? null
                : new Guardian(guardianName, guardianPhone, guardianRelation, guardianText, "paper", guardianVerified);
    }

    public List<String> getVerifications() {
        return Guardian.VERIFICATIONS;
    }

    public String getGuardianVerified() {
        return guardianVerified;
    }

    public void setGuardianVerified(String guardianVerified) {
        this.guardianVerified = guardianVerified;
    }

    public List<String> getRelations() {
        return Guardian.RELATIONS;
    }

    /** What people are asked to agree to now, each in its newest wording: that is what lies on the counter. */
    public List<ConsentPurposes.Purpose> getPurposes() {
        return purposes.active().stream()
                .filter(purpose -> purposes.current(purpose.word()).isPresent())
                .toList();
    }

    public String version(String purpose) {
        return purposes.current(purpose).map(ConsentPurposes.Text::version).orElse("");
    }

    /** Published wordings of what a guardian agrees to, the newest first. */
    public List<String> getGuardianTexts() {
        return purposes.versions("service");
    }

    private Agreement agreement() {
        if (consents.isEmpty()) {
            return Agreement.none();
        }
        Map<String, String> texts = new TreeMap<>();
        consents.forEach(purpose -> texts.put(
                purpose,
                purposes.current(purpose).map(ConsentPurposes.Text::version).orElse(null)));
        return new Agreement(texts, "desk");
    }

    public static List<String> tagWords(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split("[,，;；、\\n]")).filter(w -> !w.isBlank()).toList();
    }

    public List<String> getChannels() {
        return Stream.of(ContactChannel.values()).map(ContactChannel::word).toList();
    }

    /** Who seems to be the same person, or null. */
    public CustomerId getSimilar() {
        return similar;
    }

    /** Who has the same ID number, or null. */
    public CustomerId getSameIdNumber() {
        return sameIdNumber;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
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

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getTags() {
        return tags;
    }

    public void setTags(String tags) {
        this.tags = tags;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getGuardianName() {
        return guardianName;
    }

    public void setGuardianName(String guardianName) {
        this.guardianName = guardianName;
    }

    public String getGuardianPhone() {
        return guardianPhone;
    }

    public void setGuardianPhone(String guardianPhone) {
        this.guardianPhone = guardianPhone;
    }

    public String getGuardianRelation() {
        return guardianRelation;
    }

    public void setGuardianRelation(String guardianRelation) {
        this.guardianRelation = guardianRelation;
    }

    public String getGuardianText() {
        return guardianText;
    }

    public void setGuardianText(String guardianText) {
        this.guardianText = guardianText;
    }

    public List<String> getConsents() {
        return consents;
    }

    public void setConsents(List<String> consents) {
        this.consents = consents == null ? List.of() : consents;
    }
}
