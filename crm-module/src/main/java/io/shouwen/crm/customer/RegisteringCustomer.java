package io.shouwen.crm.customer;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.matching.MatchingLimit;
import io.shouwen.privacy.rights.Guardian;
import io.shouwen.privacy.rights.GuardianNeeded;
import io.shouwen.privacy.rights.Minors;
import io.shouwen.privacy.rights.RecordingGuardian;
import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.ProtectedValue;
import io.shouwen.privacy.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A new customer becomes known. */
@ApplicationScoped
@RequiresPermission(CrmPermissions.CUSTOMER_WRITE)
public class RegisteringCustomer {

    private static final int FAMILY = 20;

    private final Customers customers;
    private final Vault vault;
    private final Consents consents;
    private final ConsentPurposes purposes;
    private final Minors minors;
    private final RecordingGuardian guardians;
    private final AuditLog log;
    private final Actor actor;
    private final Clock clock;
    private final MatchingLimit limit;

    protected RegisteringCustomer() { // CDI proxy
        this(null, null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public RegisteringCustomer(
            Customers customers,
            Vault vault,
            Consents consents,
            ConsentPurposes purposes,
            Minors minors,
            RecordingGuardian guardians,
            AuditLog log,
            Actor actor,
            Clock clock,
            MatchingLimit limit) {
        this.customers = customers;
        this.vault = vault;
        this.consents = consents;
        this.purposes = purposes;
        this.minors = minors;
        this.guardians = guardians;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * What a customer agreed to when they were registered (P6).
     *
     * @param texts by purpose, such as {@code service}, the version of the text that they saw
     * @param channel how they agreed, such as {@code paper}
     */
    public record Agreement(Map<String, String> texts, String channel) {

        public static Agreement none() {
            return new Agreement(Map.of(), "");
        }
    }

    /**
     * @param guardian who answers for a minor, or null
     * @param evenIfSimilar the caller has seen who is similar and says that this is another person
     * @throws GuardianNeeded where the ID number is a minor's and no guardian is given: nothing is stored (P8)
     * @throws InvalidInput where a value is not of its kind, or they agreed to what nobody asks, or to words never published
     * @throws IdNumberRegistered where the ID or travel document number is another customer's
     * @throws io.shouwen.privacy.matching.TooManyComparisons where the actor named too many ID numbers within a minute
     * @throws SimilarCustomerExists where phone and masked name are another customer's
     */
    @Transactional
    public CustomerId register(
            CustomerDetails details,
            Collection<String> tags,
            ContactChannel preferred,
            Agreement agreement,
            Guardian guardian,
            boolean evenIfSimilar) {
        details.requireSoundWithName(vault);
        boolean underAge =
                details.text(CustomerField.ID_NUMBER).filter(minors::underAge).isPresent();
        if (underAge && guardian == null) {
            throw new GuardianNeeded();
        }
        agreement.texts().forEach((purpose, text) -> purposes.requireGivable("consents", purpose, "consentText", text));
        List<CustomerTag> cleanTags = Tags.byPerson(tags);

        Instant now = clock.instant();
        CustomerId id = new CustomerId(UuidV7.at(now));
        customers.comparing();
        CustomerField.comparable().forEach(field -> refuseSameNumber(field, details));
        PersonId person = id.person();
        Map<ProtectedField, ProtectedValue> values =
                vault.protectAll(Map.of(person, details.forVault())).get(person);
        Customer customer = Customer.registered(id, values, cleanTags, preferred, actor.id(), now);
        if (!evenIfSimilar) {
            refuseSimilar(details, customer);
        }
        customers.add(customer);
        if (guardian != null) {
            guardians.record(person, guardian, null);
        }
        if (underAge) {
            minors.known(person, true);
        }
        agreement.texts().forEach((purpose, text) -> consents.give(person, purpose, text, agreement.channel(), now));
        log.record(AuditEvent.done("crm.customer.register", "crm.customer/" + id)
                .about(person)
                .fields(customer.knownFields().stream().map(CustomerField::word).toList()));
        return id;
    }

    private void refuseSameNumber(CustomerField field, CustomerDetails details) {
        details.text(field).ifPresent(number -> {
            // A refusal tells that the number is known: as good as asking for it (P1).
            limit.count(AuditEvent.done("crm.customer.register", "crm.customer").fields(List.of(field.word())));
            List<BlindIndex> keys = vault.searchKeys(field.kind(), number);
            customers.claim(keys);
            customers.holding(field, keys, 1).stream()
                    .findFirst()
                    .ifPresent(other -> refuse(
                            IdNumberRegistered.reason(field), other.id(), new IdNumberRegistered(field, other.id())));
        });
    }

    private void refuseSimilar(CustomerDetails details, Customer customer) {
        details.text(CustomerField.PHONE).ifPresent(phone -> {
            List<BlindIndex> keys = vault.searchKeys(CustomerField.PHONE.kind(), phone);
            customers.claim(keys); // or two who register the same person at once do not see each other
            customers.holding(CustomerField.PHONE, keys, FAMILY).stream()
                    .filter(other ->
                            DuplicateRules.maybeSame(customer.mask(CustomerField.NAME), customer.hasIdNumber(), other))
                    .findFirst()
                    .ifPresent(other -> refuse("similar-exists", other.id(), new SimilarCustomerExists(other.id())));
        });
    }

    private void refuse(String reason, CustomerId other, RuntimeException refusal) {
        log.recordAtOnce(AuditEvent.refused("crm.customer.register", "crm.customer/" + other, reason)
                .about(other.person()));
        throw refusal;
    }
}
