package io.shouwen.workorder.rating;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.rights.Processing;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether a customer may be contacted once a work order is over, to be asked how it was (P6): who agrees to it, and whose data
 * may be used at all (P7). Contact while it is open serves
 * the work order itself and does not ask here.
 */
@ApplicationScoped
public class SurveyConsent {

    private static final String PURPOSE = "survey";

    private final Consents consents;
    private final Processing processing;
    private final boolean offerUnasked;

    @Inject
    SurveyConsent(
            Consents consents,
            Processing processing,
            @ConfigProperty(name = "shouwen.rating.offer-unasked", defaultValue = "true") boolean offerUnasked) {
        this.consents = consents;
        this.processing = processing;
        this.offerUnasked = offerUnasked;
    }

    protected SurveyConsent() { // CDI proxy
        this(null, null, false);
    }

    /** Whether the organisation may approach this customer: a callback, a message. */
    public boolean allowsContact(CustomerId customer) {
        return unlimited(customer) && consents.covers(customer.person(), PURPOSE);
    }

    /** Those of them whom the organisation may approach. One query. */
    public Set<CustomerId> allowContact(Collection<CustomerId> customers) {
        Set<PersonId> people = customers.stream().map(CustomerId::person).collect(Collectors.toSet());
        Set<PersonId> covered = consents.covered(processing.unlimited(people), PURPOSE);
        return customers.stream().filter(c -> covered.contains(c.person())).collect(Collectors.toSet());
    }

    private boolean unlimited(CustomerId customer) {
        return processing.limitsOf(customer.person()).isEmpty();
    }

    /** @throws io.shouwen.privacy.consent.NoConsent where the customer may not be approached */
    public void requireContact(CustomerId customer) {
        consents.require(customer.person(), PURPOSE);
    }

    /**
     * Whether the customer may be handed a link while they are still there: yes who agreed, no who took that back, and whoever
     * was never asked by the setting {@code shouwen.rating.offer-unasked}. Nobody whose data must not be used now (P7).
     */
    boolean allowsOffer(CustomerId customer) {
        return unlimited(customer)
                && consents.history(customer.person()).stream()
                        .filter(line -> line.purpose().equals(PURPOSE))
                        .findFirst()
                        .map(Consents.Line::given)
                        .orElse(offerUnasked);
    }
}
