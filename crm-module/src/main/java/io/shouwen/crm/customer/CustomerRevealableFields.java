package io.shouwen.crm.customer;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.privacy.reveal.RevealableFields;
import io.shouwen.privacy.reveal.SealedField;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.ProtectedValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What the one door may be asked for about a customer: contacts by the desk, cards by finance (P3), the ID number by nobody (P1). */
@ApplicationScoped
public class CustomerRevealableFields implements RevealableFields {

    private final Customers customers;
    private final CustomerLists lists;

    protected CustomerRevealableFields() { // CDI proxy
        this(null, null);
    }

    @Inject
    public CustomerRevealableFields(Customers customers, CustomerLists lists) {
        this.customers = customers;
        this.lists = lists;
    }

    @Override
    public List<Revealable> fields() {
        return List.of(
                new Revealable(CustomerField.NAME.stored(), CrmPermissions.CONTACT_REVEAL),
                new Revealable(CustomerField.PHONE.stored(), CrmPermissions.CONTACT_REVEAL),
                new Revealable(CustomerField.EMAIL.stored(), CrmPermissions.CONTACT_REVEAL),
                new Revealable(CustomerField.ADDRESS.stored(), CrmPermissions.CONTACT_REVEAL),
                new Revealable(CustomerField.CARD.stored(), CrmPermissions.CARD_REVEAL));
    }

    @Override
    public Optional<PersonId> numbered(String number) {
        return lists.numbered(number).map(row -> row.id().person());
    }

    @Override
    public Optional<SealedField> find(PersonId person, ProtectedField field) {
        return CustomerField.all()
                .filter(f -> f.stored().equals(field))
                .findFirst()
                .flatMap(f -> customers.find(new CustomerId(person.value())).flatMap(c -> c.value(f)))
                .flatMap(ProtectedValue::sealed)
                .map(ciphertext -> new SealedField(field, ciphertext));
    }
}
