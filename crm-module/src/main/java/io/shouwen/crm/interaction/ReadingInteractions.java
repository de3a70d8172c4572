package io.shouwen.crm.interaction;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.customer.Customers;
import io.shouwen.crm.customer.UnknownCustomer;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.rights.Limit;
import io.shouwen.privacy.rights.Processing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** What was said with a customer is read again; the log knows first (P5). */
@ApplicationScoped
@RequiresPermission(CrmPermissions.CUSTOMER_READ)
public class ReadingInteractions {

    private final Interactions interactions;
    private final Customers customers;
    private final Processing processing;
    private final AuditLog log;

    protected ReadingInteractions() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public ReadingInteractions(Interactions interactions, Customers customers, Processing processing, AuditLog log) {
        this.interactions = interactions;
        this.customers = customers;
        this.processing = processing;
        this.log = log;
    }

    /**
     * @param before id of the last one of the page before, or null
     * @throws UnknownCustomer where there is none
     */
    public List<Interaction> of(CustomerId customer, UUID before, int limit) {
        if (!customers.exists(customer)) {
            throw new UnknownCustomer(customer);
        }
        log.recordAtOnce(AuditEvent.done("crm.interaction.read", "crm.customer/" + customer)
                .about(customer.person()));
        return processing.limitsOf(customer.person()).contains(Limit.ERASED_BUT_HELD)
                ? List.of() // held back as evidence, not shown
                : interactions.of(customer, before, limit);
    }
}
