package io.shouwen.crm.imports;

import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import io.shouwen.privacy.rights.Minors;
import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.ProtectedField;
import io.shouwen.privacy.vault.ProtectedValue;
import io.shouwen.privacy.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A file of customers comes in and is checked: the dry run. Every row gets its verdict and nobody becomes a customer yet.
 *
 * <p>The file itself is kept nowhere. A sound row waits as it would be stored — sealed under the key of the person that it
 * may become — and of a faulty row only the columns and codes are kept. One transaction: there is no half-checked import.
 */
@ApplicationScoped
@RequiresPermission(CrmPermissions.CUSTOMER_IMPORT)
public class UploadingCustomers {

    private static final int CHUNK = 500;

    /** Stands for the version where a file tells of no consents. */
    private static final String UNSTATED = "unstated";

    private final CustomerImports imports;
    private final ImportRows rows;
    private final StagedPeople staged;
    private final Minors minors;
    private final Vault vault;
    private final ConsentPurposes purposes;
    private final AuditLog log;
    private final Actor actor;
    private final Clock clock;
    private final int mostRows;

    protected UploadingCustomers() { // CDI proxy
        this(null, null, null, null, null, null, null, null, null, 0);
    }

    @Inject
    public UploadingCustomers(
            CustomerImports imports,
            ImportRows rows,
            StagedPeople staged,
            Minors minors,
            Vault vault,
            ConsentPurposes purposes,
            AuditLog log,
            Actor actor,
            Clock clock,
            @ConfigProperty(name = "shouwen.crm.import.rows", defaultValue = "50000") int mostRows) {
        this.imports = imports;
        this.rows = rows;
        this.staged = staged;
        this.minors = minors;
        this.vault = vault;
        this.purposes = purposes;
        this.log = log;
        this.actor = actor;
        this.clock = clock;
        this.mostRows = mostRows;
    }

    /**
     * @param consentText published version of the text that the consent column refers to, such as {@code 2026-1}; null or
     *     blank where the file tells of no consents
     * @throws InvalidInput lists the versions, where there is no such
     * @throws FileNotReadable where the file as a whole cannot be used
     */
    @Transactional
    public UUID upload(byte[] file, String consentText) {
        ConsentWords words = words(consentText);
        UploadedText text = UploadedText.of(file);
        CustomerCsv csv = CustomerCsv.parse(text.text(), mostRows);
        staged.staging();
        Instant now = clock.instant();
        UUID id = UuidV7.at(now);
        imports.add(
                id,
                text.encoding(),
                file.length,
                csv.columns(),
                consentText == null || consentText.isBlank() ? UNSTATED : consentText,
                csv.rows().size(),
                actor.id(),
                now);
        for (int from = 0; from < csv.rows().size(); from += CHUNK) {
            stage(id, csv.rows().subList(from, Math.min(from + CHUNK, csv.rows().size())), words, now);
        }
        rows.markDuplicates(id, Integer.MAX_VALUE);
        log.record(AuditEvent.done("crm.import.upload", "crm.import/" + id)
                .fields(csv.columns().stream().map(ImportColumn::word).toList()));
        return id;
    }

    /** Versions that a file's consents may refer to, the newest first. */
    public List<String> consentTexts() {
        return purposes.texts().stream()
                .sorted(Comparator.comparing(ConsentPurposes.Text::publishedAt).reversed())
                .map(ConsentPurposes.Text::version)
                .distinct()
                .toList();
    }

    /** The newest for customer service, which most files tell of; empty where none is published. */
    public String usualConsentText() {
        return purposes.current("service").map(ConsentPurposes.Text::version).orElse("");
    }

    private ConsentWords words(String consentText) {
        Set<String> published = purposes.texts().stream()
                .filter(text -> text.version().equals(consentText))
                .map(ConsentPurposes.Text::purpose)
                .collect(Collectors.toSet());
        if (published.isEmpty() && consentText != null && !consentText.isBlank()) {
            throw InvalidInput.of("consentText", "privacy.unknown-consent-text", String.join(", ", consentTexts()));
        }
        return new ConsentWords(purposes.active(), published);
    }

    /** How many rows a file may have. */
    public int mostRows() {
        return mostRows;
    }

    private void stage(UUID id, List<CustomerCsv.Row> read, ConsentWords words, Instant now) {
        List<RowError> errors = new ArrayList<>();
        Map<PersonId, RowReading> sound = new LinkedHashMap<>();
        Map<PersonId, Integer> numbers = new LinkedHashMap<>();
        for (CustomerCsv.Row row : read) {
            RowReading reading = RowReading.of(row, vault, words);
            reading.problems().forEach(p -> errors.add(new RowError(row.number(), p.column(), p.code())));
            boolean minor = reading.details()
                    .text(CustomerField.ID_NUMBER)
                    .filter(minors::underAge)
                    .isPresent();
            if (minor) {
                errors.add(new RowError(row.number(), ImportColumn.ID_NUMBER.word(), "crm.import-guardian-needed"));
            } else if (reading.problems().isEmpty()) {
                PersonId person = new PersonId(UuidV7.at(now));
                sound.put(person, reading);
                numbers.put(person, row.number());
            }
        }
        Map<PersonId, Map<ProtectedField, String>> texts = new LinkedHashMap<>();
        sound.forEach((person, reading) -> texts.put(person, reading.details().forVault()));
        int newestKey = vault.newestIndexKey(CustomerField.ID_NUMBER.kind());
        Map<PersonId, Map<ProtectedField, ProtectedValue>> values = vault.protectAll(texts);
        rememberKeys(id, sound.values(), newestKey);
        rows.stage(
                id,
                sound.entrySet().stream()
                        .map(e -> new ImportRows.Staged(
                                numbers.get(e.getKey()),
                                new CustomerId(e.getKey().value()),
                                values.get(e.getKey()),
                                keys(e.getValue(), CustomerField.PHONE),
                                keys(e.getValue(), CustomerField.ID_NUMBER),
                                e.getValue().tags(),
                                e.getValue().purposes()))
                        .toList());
        rows.refuse(id, errors);
    }

    /** A rotation in the middle of the file counts from its first row. */
    private void rememberKeys(UUID id, Collection<RowReading> sound, int newestKey) {
        if (sound.stream()
                .anyMatch(r -> r.details().text(CustomerField.ID_NUMBER).isPresent())) {
            imports.hashedWith(id, newestKey);
        }
    }

    private List<BlindIndex> keys(RowReading reading, CustomerField field) {
        return reading.details()
                .text(field)
                .map(value -> vault.searchKeys(field.kind(), value))
                .orElse(List.of());
    }
}
