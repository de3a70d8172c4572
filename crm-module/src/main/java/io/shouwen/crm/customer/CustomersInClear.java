package io.shouwen.crm.customer;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.shouwen.crm.CrmPermissions;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.text.Texts;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.reveal.ClearList;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of customers with names and contacts in clear. Its criteria are those of {@link CustomerQuery}, written as a query
 * string: {@code family=…&from=…&tag=…&until=…}. Cards and ID numbers are never in it.
 */
@ApplicationScoped
public class CustomersInClear implements ClearList {

    private static final int BATCH = 200;
    private static final int MOST = CustomerLists.COUNTED;
    private static final List<CustomerField> FIELDS =
            List.of(CustomerField.NAME, CustomerField.PHONE, CustomerField.EMAIL, CustomerField.ADDRESS);
    private static final Set<String> KNOWN = Set.of("family", "from", "tag", "until");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final CustomerLists lists;
    private final OrganisationZone zone;

    protected CustomersInClear() { // CDI proxy
        this(null, null);
    }

    @Inject
    public CustomersInClear(CustomerLists lists, OrganisationZone zone) {
        this.lists = lists;
        this.zone = zone;
    }

    @Override
    public String word() {
        return "crm.customers";
    }

    @Override
    public String permission() {
        return CrmPermissions.CUSTOMER_EXPORT_CLEAR;
    }

    @Override
    public List<ProtectedField> fields() {
        return FIELDS.stream().map(CustomerField::stored).toList();
    }

    @Override
    public String criteria(String given) {
        query(given);
        return parts(given).entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public int count(String criteria) {
        return lists.count(query(criteria));
    }

    @Override
    public List<PersonId> people(String criteria) {
        return lists.ids(query(criteria), MOST).stream().map(CustomerId::person).toList();
    }

    @Override
    @Transactional
    public void write(
            List<PersonId> people,
            Set<ProtectedField> fields,
            Locale locale,
            String watermark,
            Opener opener,
            OutputStream out)
            throws IOException {
        List<CustomerField> wanted =
                FIELDS.stream().filter(f -> fields.contains(f.stored())).toList();
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\ufeff'); // spreadsheets need it to read Chinese
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord("# " + watermark);
        csv.writeRecord(Stream.concat(
                        Stream.of("number"),
                        Stream.concat(wanted.stream().map(CustomerField::word), Stream.of("created")))
                .map(column -> Texts.find("crm", "customers." + column, locale, Map.of())
                        .orElse(column))
                .toList());
        List<CustomerLists.SealedRow> batch = new ArrayList<>();
        int[] written = {0};
        List<CustomerId> ids =
                people.stream().map(person -> new CustomerId(person.value())).toList();
        lists.sealed(ids, wanted, row -> {
            batch.add(row);
            if (batch.size() == BATCH) {
                written[0] += flush(csv, wanted, opener, batch);
            }
        });
        written[0] += flush(csv, wanted, opener, batch);
        int leftOut = people.size() - written[0];
        // A file without this line was cut off.
        csv.writeRecord("# " + written[0] + (leftOut == 0 ? "" : " " + leftOut(leftOut, locale)));
        csv.flush();
    }

    private int flush(CsvWriter csv, List<CustomerField> wanted, Opener opener, List<CustomerLists.SealedRow> batch) {
        List<Optional<Map<ProtectedField, String>>> values = opener.open(batch.stream()
                .map(row -> new Row(row.id().person(), row.sealed()))
                .toList());
        int count = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (values.get(i).isEmpty()) {
                continue;
            }
            CustomerLists.SealedRow row = batch.get(i);
            Map<ProtectedField, String> own = values.get(i).get();
            count++;
            List<String> cells = new ArrayList<>();
            cells.add(row.number());
            wanted.forEach(field -> cells.add(CsvCell.safe(own.get(field.stored()))));
            cells.add(TIME.format(row.createdAt().atZone(zone.id())));
            csv.writeRecord(cells);
        }
        batch.clear();
        try {
            csv.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return count;
    }

    /** Erased since, or their data must not be used for this. */
    private static String leftOut(int people, Locale locale) {
        return Texts.find("crm", "customers.left-out", locale, Map.of("count", people))
                .orElse("-" + people);
    }

    private static CustomerQuery query(String criteria) {
        Map<String, String> parts = parts(criteria);
        if (parts.containsKey("tag") && CustomerTag.clean(parts.get("tag")).isEmpty()) {
            throw notCriteria(); // they are kept and shown: no number may hide in them
        }
        return new CustomerQuery(
                parts.get("tag"),
                parts.get("family"),
                instant(parts.get("from")),
                instant(parts.get("until")),
                CustomerQuery.Sort.NEWEST);
    }

    private static Map<String, String> parts(String criteria) {
        Map<String, String> parts = new TreeMap<>();
        if (criteria == null || criteria.isBlank()) {
            return parts;
        }
        for (String pair : criteria.split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 1 || !KNOWN.contains(pair.substring(0, equals))) {
                throw notCriteria();
            }
            String value = decoded(pair.substring(equals + 1));
            if (!value.isBlank()) {
                parts.put(pair.substring(0, equals), value.strip());
            }
        }
        return parts;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw notCriteria();
        }
    }

    private static Instant instant(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException notATime) {
            throw notCriteria();
        }
    }

    private static InvalidInput notCriteria() {
        return InvalidInput.of("criteria", "crm.criteria-not-accepted", "family, from, tag, until as a query string");
    }
}
