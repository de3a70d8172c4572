package io.shouwen.crm.customer.portal;

import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.CustomerLists;
import io.shouwen.crm.customer.CustomerQuery;
import io.shouwen.crm.customer.CustomerRow;
import io.shouwen.crm.customer.ExportingCustomers;
import io.shouwen.crm.customer.SearchingCustomers;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Years;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.page.ListAddress;
import io.shouwen.platform.page.Paging;
import io.shouwen.platform.text.Texts;
import io.shouwen.platform.time.OrganisationZone;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnifaces.util.Faces;

/**
 * The list of customers. What it shows is in its address — filters, order, page — so it can be shared and "back" works; the
 * exact search is posted and leaves no trace in any address. Holds nothing between requests.
 */
@Named
@RequestScoped
public class CustomersPage {

    private static final int SIZE = 25;

    @Inject
    SearchingCustomers searching;

    @Inject
    ExportingCustomers exporting;

    @Inject
    HttpServletRequest request;

    @Inject
    OrganisationZone zone;

    @Inject
    Appearance appearance;

    private CustomerQuery query;
    private String from;
    private String until;
    private ListAddress address;
    private CustomerLists.Slice slice;
    private String text;
    private List<CustomerRow> found;
    private boolean mentioned;

    @PostConstruct
    void readAddress() {
        from = date("from").map(LocalDate::toString).orElse(null);
        until = date("until").map(LocalDate::toString).orElse(null);
        CustomerQuery.Sort sort = Stream.of(CustomerQuery.Sort.values())
                .filter(s -> s.word().equals(request.getParameter("sort")))
                .findFirst()
                .orElse(CustomerQuery.Sort.NEWEST);
        Instant start = date("from").map(zone::startOf).orElse(null);
        Instant end = date("until").map(d -> zone.startOf(d.plusDays(1))).orElse(null);
        try {
            query = new CustomerQuery(request.getParameter("tag"), request.getParameter("family"), start, end, sort);
        } catch (InvalidInput notAFamilyName) {
            query = new CustomerQuery(request.getParameter("tag"), null, start, end, sort);
        }
        address = ListAddress.of("/crm/customers", request, List.of("tag", "family", "from", "until", "sort", "page"));
    }

    private Optional<LocalDate> date(String parameter) {
        try {
            return Optional.ofNullable(request.getParameter(parameter))
                    .map(LocalDate::parse)
                    .map(Years::bound);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private CustomerLists.Slice slice() {
        if (slice == null) {
            slice = searching.slice(query, (address.pageNumber() - 1) * SIZE, SIZE);
        }
        return slice;
    }

    public List<CustomerRow> getRows() {
        return slice().rows();
    }

    public ListAddress getAddress() {
        return address;
    }

    public Paging getPaging() {
        return Paging.counted(address, SIZE, slice().total(), CustomerLists.COUNTED);
    }

    public boolean isFiltered() {
        return query.filtered();
    }

    public List<String> getTagsInUse() {
        return searching.tagsInUse();
    }

    public String getTag() {
        return query.tag();
    }

    public String getFamily() {
        return query.family();
    }

    public String getFrom() {
        return from;
    }

    public String getUntil() {
        return until;
    }

    public String getSort() {
        return query.sort().word();
    }

    public List<String> getSorts() {
        return Stream.of(CustomerQuery.Sort.values())
                .map(CustomerQuery.Sort::word)
                .toList();
    }

    /** The address of the same list in another order: the second click on a column turns it round. */
    public String sortAddress(String word, String turned) {
        return address.with("sort", word.equals(getSort()) ? turned : word);
    }

    /** What the list shows, as a request to export it in clear names it; encoded for an address. */
    public String getCriteria() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("family", query.family());
        parts.put("from", query.from() == null ? null : query.from().toString());
        parts.put("tag", query.tag());
        parts.put("until", query.until() == null ? null : query.until().toString());
        return URLEncoder.encode(
                parts.entrySet().stream()
                        .filter(e -> e.getValue() != null)
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")),
                StandardCharsets.UTF_8);
    }

    public String getText() {
        return null; // never shown again
    }

    public void setText(String text) {
        this.text = text;
    }

    /** Finds who holds exactly what was typed; a single one is opened at once. */
    public String search() {
        if (text == null || text.isBlank()) {
            return unclear();
        }
        Optional<String> number = SearchText.customerNumber(text);
        if (number.isPresent()) {
            found = searching.numbered(number.get()).map(List::of).orElse(List.of());
        } else {
            Optional<CustomerField> field = SearchText.field(text);
            if (field.isEmpty()) {
                return unclear();
            }
            SearchingCustomers.Found result = searching.holding(field.get(), text.strip());
            found = result.rows();
            mentioned = result.mentioned();
        }
        return found.size() == 1 && !mentioned
                ? "/crm/customer.xhtml?faces-redirect=true&id=" + found.get(0).id()
                : null;
    }

    private String unclear() {
        String words = Texts.find("crm", "customers.search.unclear", appearance.getLocale(), Map.of())
                .orElseThrow();
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, words, null));
        return null;
    }

    /** Whether those found do not hold what was typed, but are mentioned with it. */
    public boolean isMentioned() {
        return mentioned;
    }

    /** Those found by the search just made, or null where none was made. */
    public List<CustomerRow> getFound() {
        return found;
    }

    /** Sends the list as it is shown, all pages of it. */
    public void export() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        exporting.export(query, appearance.getLocale(), file);
        Faces.sendFile(file.toByteArray(), "customers.csv", true);
    }
}
