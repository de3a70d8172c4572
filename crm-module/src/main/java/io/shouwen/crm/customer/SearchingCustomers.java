package io.shouwen.crm.customer;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.freetext.ProtectedTexts;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.matching.MatchingLimit;
import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Customers are found: by an exact value that they hold (P12), or as a masked list. No key that opens anything is touched. */
@ApplicationScoped
@RequiresPermission(CrmPermissions.CUSTOMER_READ)
public class SearchingCustomers {

    private static final int MOST = 20;

    private final Customers customers;
    private final CustomerLists lists;
    private final Vault vault;
    private final AuditLog log;
    private final MatchingLimit limit;
    private final ProtectedTexts texts;

    protected SearchingCustomers() { // CDI proxy
        this(null, null, null, null, null, null);
    }

    @Inject
    public SearchingCustomers(
            Customers customers,
            CustomerLists lists,
            Vault vault,
            AuditLog log,
            MatchingLimit limit,
            ProtectedTexts texts) {
        this.customers = customers;
        this.lists = lists;
        this.vault = vault;
        this.log = log;
        this.limit = limit;
        this.texts = texts;
    }

    /**
     * Who was found.
     *
     * @param mentioned nobody holds the value, but texts about these customers mention it
     */
    public record Found(List<CustomerRow> rows, boolean mentioned) {}

    /**
     * Who holds this phone, email, ID, travel document or card number; where nobody does, about whom a note or work order mentions it
     * (P18). Logged with the field's name for each who was found, and once where nobody was: asking whether a number is
     * known is a read, too. Asking for an ID or travel document number counts as comparing one (P1).
     *
     * @throws InvalidInput where the value is not of the field's kind, or the field cannot be searched
     * @throws io.shouwen.privacy.matching.TooManyComparisons where ID numbers were asked for too often
     */
    public Found holding(CustomerField field, String value) {
        if (!field.kind().indexed()) {
            throw InvalidInput.of(
                    field.word(), "crm.field-not-searchable", "phone, email, idNumber, travelDocument or card");
        }
        if (!accepts(field, value)) {
            throw new InvalidInput(List.of(field.problem()));
        }
        AuditEvent event =
                AuditEvent.done("crm.customer.search", "crm.customer").fields(List.of(field.word()));
        if (!field.kind().sealed()) {
            limit.count(event);
        }
        List<BlindIndex> keys = vault.searchKeys(field.kind(), value);
        List<CustomerRow> holders = customers.holding(field, keys, MOST);
        boolean mentioned = holders.isEmpty();
        List<CustomerRow> found = mentioned
                ? lists.of(texts.mentioning(field.kind(), keys, MOST).stream()
                        .map(person -> new CustomerId(person.value()))
                        .toList())
                : holders;
        if (found.isEmpty()) {
            log.recordAtOnce(event.because("none-found"));
        }
        found.forEach(row ->
                log.recordAtOnce(event.about(row.id().person()).because(mentioned ? "mentioned-in-text" : null)));
        return new Found(found, mentioned && !found.isEmpty());
    }

    /** Whether the value is of the field's kind, typed in full; asks nothing and is not logged. */
    public boolean accepts(CustomerField field, String value) {
        return new CustomerDetails().with(field, value).problems(vault).isEmpty();
    }

    /** The customer of a number such as {@code C-7K3M9-QX2WD}; seeing the masks is logged as being about that person. */
    public Optional<CustomerRow> numbered(String number) {
        Optional<CustomerRow> found = lists.numbered(number);
        found.ifPresent(
                row -> log.recordAtOnce(listed().about(row.id().person()).fields(List.of("number"))));
        return found;
    }

    /**
     * Logged as one look at a list, with the filters by name (P5): who saw which page of masks follows from the time and
     * the filters, not from an entry for each row.
     *
     * @param after id of the last customer of the page before, or null; needs a sort by registration
     */
    public List<CustomerRow> list(CustomerQuery query, UUID after, int limit) {
        log.recordAtOnce(listed().fields(query.used()));
        return lists.after(query, after, limit);
    }

    /** A numbered page of the list, and how many there are, counted up to a bound. One query; logged like {@link #list}. */
    public CustomerLists.Slice slice(CustomerQuery query, int first, int size) {
        log.recordAtOnce(listed().fields(query.used()));
        return lists.slice(query, first, size);
    }

    private static AuditEvent listed() {
        return AuditEvent.done("crm.customer.list", "crm.customer");
    }

    /** Tags in use, the most frequent first. */
    public List<String> tagsInUse() {
        return lists.tagsInUse();
    }
}
