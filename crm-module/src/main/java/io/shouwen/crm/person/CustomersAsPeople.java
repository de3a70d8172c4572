package io.shouwen.crm.person;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.customer.Customers;
import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.rights.KnownPeople;
import io.shouwen.privacy.rights.ProcessingLimited;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Tells privacy who is known here, and shows in lists what privacy says of their data. */
@ApplicationScoped
class CustomersAsPeople implements KnownPeople {

    private Customers customers;
    private Sql sql;

    protected CustomersAsPeople() {} // CDI proxy

    @Inject
    CustomersAsPeople(Customers customers, Sql sql) {
        this.customers = customers;
        this.sql = sql;
    }

    @Override
    public boolean contains(PersonId person) {
        return customers.exists(new CustomerId(person.value()));
    }

    void limited(@Observes ProcessingLimited event) {
        sql.change(
                "UPDATE crm.customer SET processing_limit = ?, version = version + 1 WHERE id = ?"
                        + " AND processing_limit IS DISTINCT FROM ?",
                event.limit().map(Enum::name).orElse(null),
                event.person().value(),
                event.limit().map(Enum::name).orElse(null));
    }
}
