package io.shouwen.crm.demo;

import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.Customer;
import io.shouwen.crm.customer.CustomerDetails;
import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.customer.CustomerTag;
import io.shouwen.crm.customer.Customers;
import io.shouwen.crm.interaction.Interaction;
import io.shouwen.crm.interaction.Interactions;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.consent.Consents;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.ProtectedValue;
import io.shouwen.privacy.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes some hundred invented customers in one transaction, protected like any other. */
@ApplicationScoped
class DemoCustomers {

    private final Customers customers;
    private final Interactions interactions;
    private final Vault vault;
    private final Consents consents;
    private final AuditLog log;

    protected DemoCustomers() { // CDI proxy
        this(null, null, null, null, null);
    }

    @Inject
    DemoCustomers(Customers customers, Interactions interactions, Vault vault, Consents consents, AuditLog log) {
        this.customers = customers;
        this.interactions = interactions;
        this.vault = vault;
        this.consents = consents;
        this.log = log;
    }

    /** One customer of the story. */
    record Told(
            CustomerId id,
            InventedPerson person,
            ContactChannel preferred,
            StaffId registeredBy,
            Instant registeredAt,
            List<Interaction> said) {}

    @Transactional
    void write(List<Told> chunk) {
        Map<PersonId, Map<ProtectedField, String>> texts = new LinkedHashMap<>();
        chunk.forEach(
                told -> texts.put(told.id().person(), details(told.person()).forVault()));
        Map<PersonId, Map<ProtectedField, ProtectedValue>> values = vault.protectAll(texts);
        List<Customer> all = new ArrayList<>();
        List<Consents.Given> given = new ArrayList<>();
        List<AuditEvent> events = new ArrayList<>();
        for (Told told : chunk) {
            PersonId person = told.id().person();
            all.add(Customer.registered(
                    told.id(),
                    values.get(person),
                    told.person().tags().stream()
                            .map(t -> new CustomerTag(t, CustomerTag.Origin.PERSON))
                            .toList(),
                    told.preferred(),
                    told.registeredBy(),
                    told.registeredAt()));
            told.person()
                    .purposes()
                    .forEach(p -> given.add(new Consents.Given(person, p, "2026-1", "paper", told.registeredAt())));
            events.add(AuditEvent.done("crm.customer.register", "crm.customer/" + told.id())
                    .about(person)
                    .because("demo"));
        }
        customers.addAll(all);
        interactions.addAll(chunk.stream().flatMap(t -> t.said().stream()).toList());
        consents.giveAll(given);
        log.recordAll(events);
    }

    private static CustomerDetails details(InventedPerson person) {
        return new CustomerDetails()
                .with(CustomerField.NAME, person.name())
                .with(CustomerField.PHONE, person.phone())
                .with(CustomerField.EMAIL, person.email())
                .with(CustomerField.ID_NUMBER, person.idNumber())
                .with(CustomerField.CARD, person.card())
                .with(CustomerField.ADDRESS, person.address());
    }
}
