package io.shouwen.crm.customer;

import io.shouwen.privacy.matching.HeldNumbers;
import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Whether a number is the one that a customer has on file. */
@ApplicationScoped
public class CustomerHeldNumbers implements HeldNumbers {

    private final Customers customers;

    protected CustomerHeldNumbers() { // CDI proxy
        this(null);
    }

    @Inject
    public CustomerHeldNumbers(Customers customers) {
        this.customers = customers;
    }

    @Override
    public boolean holds(PersonId person, FieldKind kind, List<BlindIndex> keys) {
        Optional<Customer> customer = customers.find(new CustomerId(person.value()));
        return customer.isPresent()
                && CustomerField.all()
                        .filter(field -> field.kind() == kind)
                        .map(customer.get()::index)
                        .flatMap(Optional::stream)
                        .anyMatch(index -> keys.stream().anyMatch(key -> MessageDigest.isEqual(key.value(), index)));
    }
}
