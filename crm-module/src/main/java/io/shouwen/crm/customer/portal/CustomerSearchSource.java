package io.shouwen.crm.customer.portal;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.customer.CustomerRow;
import io.shouwen.crm.customer.SearchingCustomers;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.page.SearchSource;
import io.shouwen.platform.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Customers in the search field at the top: by their number, or by a phone, email, ID or card number typed in full. */
@ApplicationScoped
public class CustomerSearchSource implements SearchSource {

    private final SearchingCustomers searching;

    protected CustomerSearchSource() { // CDI proxy
        this(null);
    }

    @Inject
    public CustomerSearchSource(SearchingCustomers searching) {
        this.searching = searching;
    }

    @Override
    public boolean usableBy(Actor actor) {
        return actor.portal().filter(p -> p == Portal.STAFF).isPresent() && actor.may(CrmPermissions.CUSTOMER_READ);
    }

    @Override
    public List<Found> find(String text, int atMost, boolean english) {
        String kind = Texts.find("crm", "nav.customers", english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE, Map.of())
                .orElse("crm");
        return rows(text)
                .limit(atMost)
                .map(row -> new Found(
                        kind,
                        row.name() + " " + row.number(),
                        row.phone() == null ? "" : row.phone(),
                        "/crm/customer?id=" + row.id()))
                .toList();
    }

    private Stream<CustomerRow> rows(String text) {
        return SearchText.customerNumber(text)
                .map(number -> searching.numbered(number).stream())
                .orElseGet(() -> SearchText.field(text).stream()
                        .filter(field -> searching.accepts(field, text))
                        .flatMap(field -> searching.holding(field, text).rows().stream()));
    }
}
