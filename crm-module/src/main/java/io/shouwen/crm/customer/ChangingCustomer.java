package io.shouwen.crm.customer;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.matching.MatchingLimit;
import io.shouwen.privacy.rights.CorrectionEvidence;
import io.shouwen.privacy.rights.Limit;
import io.shouwen.privacy.rights.Minors;
import io.shouwen.privacy.rights.Processing;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of a customer is put right. */
@ApplicationScoped
@RequiresPermission(CrmPermissions.CUSTOMER_WRITE)
public class ChangingCustomer {

    private static final String TAGS = "tags";
    private static final String PREFERRED = "preferredChannel";

    private final Customers customers;
    private final Vault vault;
    private final Processing processing;
    private final Minors minors;
    private final CorrectionEvidence corrections;
    private final AuditLog log;
    private final Actor actor;
    private final Clock clock;
    private final MatchingLimit limit;

    protected ChangingCustomer() { // CDI proxy
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public ChangingCustomer(
            Customers customers,
            Vault vault,
            Processing processing,
            Minors minors,
            CorrectionEvidence corrections,
            AuditLog log,
            Actor actor,
            Clock clock,
            MatchingLimit limit) {
        this.customers = customers;
        this.vault = vault;
        this.processing = processing;
        this.minors = minors;
        this.corrections = corrections;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * What changes; the rest stays as it is, since nobody who changes a customer has seen the values in clear.
     *
     * @param details new values
     * @param removed fields that are emptied
     * @param tags all tags set by people from now on, or null to keep them
     * @param preferred channel from now on, or null to keep it
     */
    public record Change(
            CustomerDetails details, Set<CustomerField> removed, Collection<String> tags, ContactChannel preferred) {}

    /**
     * Somebody whose data is restricted can have it put right: as far as a verified request asks for it, and no further (P7).
     *
     * @param ifMatch the version that the caller read, as an ETag
     * @return the new version
     */
    @Transactional
    public long change(CustomerId id, String ifMatch, Change change) {
        if (CustomerField.comparable()
                .anyMatch(field -> change.details().text(field).isPresent())) {
            customers.comparing(); // before any other lock
        }
        processing.begin(id.person(), Limit.AWAITING_GUARDIAN, Limit.RESTRICTED);
        Customer customer = customers.get(id);
        Set<String> changed = changes(customer, change);
        if (!corrections.wanted(id.person(), true).containsAll(changed)) {
            processing.begin(id.person(), Limit.AWAITING_GUARDIAN);
        }
        EntityVersion.requireMatch(ifMatch, customer.version());
        if (change.removed().contains(CustomerField.NAME)) {
            throw new InvalidInput(List.of(CustomerField.NAME.problem()));
        }
        change.details().requireSound(vault);
        CustomerField.comparable().forEach(field -> refuseOthersNumber(id, field, change.details()));

        Instant now = clock.instant();
        PersonId person = id.person();
        if (!change.details().isEmpty() || !change.removed().isEmpty()) {
            Map<ProtectedField, ProtectedValue> values = vault.protectAll(
                            Map.of(person, change.details().forVault()))
                    .get(person);
            customer.change(values, change.removed(), actor.id(), now);
        }
        if (changed.contains(TAGS)) {
            customer.tagged(Tags.clean(change.tags()), actor.id(), now);
        }
        if (changed.contains(PREFERRED)) {
            customer.prefer(change.preferred(), actor.id(), now);
        }
        customers.flush();
        change.details()
                .text(CustomerField.ID_NUMBER)
                .ifPresent(number -> minors.known(person, minors.underAge(number)));
        corrections.corrected(person, changed, actor.id(), "crm.customer/" + id);
        log.record(AuditEvent.done("crm.customer.change", "crm.customer/" + id)
                .about(person)
                .fields(List.copyOf(changed)));
        return customers.versionNow(id);
    }

    /** Words of what becomes different. A value typed anew counts: nobody here can see whether it is the one on file. */
    private static Set<String> changes(Customer customer, Change change) {
        Set<String> changed = new LinkedHashSet<>();
        CustomerField.all()
                .filter(f ->
                        change.removed().contains(f) || change.details().text(f).isPresent())
                .map(CustomerField::word)
                .forEach(changed::add);
        if (change.tags() != null && customer.wouldBeTagged(Tags.clean(change.tags()))) {
            changed.add(TAGS);
        }
        if (change.preferred() != null
                && !customer.preferredChannel()
                        .filter(change.preferred()::equals)
                        .isPresent()) {
            changed.add(PREFERRED);
        }
        return changed;
    }

    private void refuseOthersNumber(CustomerId id, CustomerField field, CustomerDetails details) {
        details.text(field).ifPresent(number -> {
            limit.count(AuditEvent.done("crm.customer.change", "crm.customer/" + id)
                    .about(id.person())
                    .fields(List.of(field.word())));
            List<BlindIndex> keys = vault.searchKeys(field.kind(), number);
            customers.claim(keys);
            customers.holding(field, keys, 2).stream()
                    .filter(other -> !other.id().equals(id))
                    .findFirst()
                    .ifPresent(other -> {
                        log.recordAtOnce(AuditEvent.refused(
                                        "crm.customer.change", "crm.customer/" + id, IdNumberRegistered.reason(field))
                                .about(other.id().person()));
                        throw new IdNumberRegistered(field, other.id());
                    });
        });
    }
}
