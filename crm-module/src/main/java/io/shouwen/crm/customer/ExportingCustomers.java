package io.shouwen.crm.customer;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.shouwen.crm.CrmPermissions;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.text.Texts;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The list, exactly as it is shown, leaves as a file: masks, never values. Logged before the first byte (P5). */
@ApplicationScoped
@RequiresPermission(CrmPermissions.CUSTOMER_EXPORT)
public class ExportingCustomers {

    private static final int MOST = CustomerLists.COUNTED;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final CustomerLists lists;
    private final AuditLog log;
    private final OrganisationZone zone;

    protected ExportingCustomers() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public ExportingCustomers(CustomerLists lists, AuditLog log, OrganisationZone zone) {
        this.lists = lists;
        this.log = log;
        this.zone = zone;
    }

    /** Writes UTF-8 with a byte order mark, which spreadsheets need to read Chinese. Does not close the stream. */
    @Transactional
    public void export(CustomerQuery query, Locale locale, OutputStream out) {
        log.recordAtOnce(AuditEvent.done("crm.customer.export", "crm.customer")
                .fields(List.of("name", "phone", "email"))
                .because("masked"));
        UnaryOperator<String> text =
                key -> Texts.find("crm", key, locale, Map.of()).orElse(key);
        try {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write('\ufeff');
            CsvWriter csv = CsvWriter.builder().build(writer);
            csv.writeRecord(List.of("number", "name", "phone", "email", "tags", "channel", "created").stream()
                    .map(c -> text.apply("customers." + c))
                    .toList());
            lists.export(query, MOST, row -> csv.writeRecord(cells(row, text)));
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> cells(CustomerRow row, UnaryOperator<String> text) {
        String channel = row.preferredChannel() == null ? "" : text.apply("channel." + row.preferredChannel());
        return List.of(
                row.number(),
                CsvCell.safe(row.name()),
                CsvCell.safe(row.phone()),
                CsvCell.safe(row.email()),
                CsvCell.safe(String.join("; ", row.tags())),
                channel,
                TIME.format(row.createdAt().atZone(zone.id())));
    }
}
