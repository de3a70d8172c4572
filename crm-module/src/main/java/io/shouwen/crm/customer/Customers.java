package io.shouwen.crm.customer;

import io.shouwen.privacy.vault.BlindIndex;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All customers. */
public interface Customers {

    Optional<Customer> find(CustomerId id);

    /** @throws UnknownCustomer where there is none */
    default Customer get(CustomerId id) {
        return find(id).orElseThrow(() -> new UnknownCustomer(id));
    }

    boolean exists(CustomerId id);

    /** As it stands in the database, whoever raised it in this transaction. */
    long versionNow(CustomerId id);

    void add(Customer customer);

    /** Many at once, in one round trip. */
    void addAll(Collection<Customer> customers);

    /** Those who hold a value now, the longest known first, at most so many. */
    List<CustomerRow> holding(CustomerField field, List<BlindIndex> keys, int limit);

    /**
     * First of all by whoever is going to compare a new ID number or contact with what is stored: until this transaction ends,
     * no rows of a file become customers. They may be hashed with other keys, so that neither would see the other, and no
     * unique index either.
     */
    void comparing();

    /** The other side: waits for all who are {@link #comparing}, and keeps the next ones waiting until this transaction ends. */
    void comparingMany();

    /** Makes others who claim the same value wait until this transaction ends. */
    void claim(List<BlindIndex> keys);

    /** Writes pending changes now, so that a change by somebody else shows here and not at the end. */
    void flush();
}
