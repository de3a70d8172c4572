package io.shouwen.crm.customer;

import io.shouwen.privacy.log.PeopleByNumber;
import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Whose number it is, among the customers; the id and nothing else leaves here. */
@ApplicationScoped
public class CustomersByNumber implements PeopleByNumber {

    private static final int MOST = 20;

    private final Customers customers;

    protected CustomersByNumber() { // CDI proxy
        this(null);
    }

    @Inject
    public CustomersByNumber(Customers customers) {
        this.customers = customers;
    }

    @Override
    public List<PersonId> holding(FieldKind kind, List<BlindIndex> keys) {
        return CustomerField.all()
                .filter(field -> field.kind() == kind && kind.sealed())
                .flatMap(field -> customers.holding(field, keys, MOST).stream())
                .map(row -> row.id().person())
                .distinct()
                .toList();
    }
}
