package io.shouwen.crm.customer;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** One customer is looked at, masked. The log knows before the caller does (P5). */
@ApplicationScoped
@RequiresPermission(CrmPermissions.CUSTOMER_READ)
public class ReadingCustomer {

    private final Customers customers;
    private final Consents consents;
    private final AuditLog log;

    protected ReadingCustomer() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public ReadingCustomer(Customers customers, Consents consents, AuditLog log) {
        this.customers = customers;
        this.consents = consents;
        this.log = log;
    }

    /** @throws UnknownCustomer where there is none */
    public CustomerProfile read(CustomerId id) {
        Customer customer = customers.get(id);
        log.recordAtOnce(
                AuditEvent.done("crm.customer.read", "crm.customer/" + id).about(id.person()));
        return CustomerProfile.of(customer, consents.purposesOf(id.person()));
    }
}
