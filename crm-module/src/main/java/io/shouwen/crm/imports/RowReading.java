package io.shouwen.crm.imports;

import io.shouwen.crm.customer.CustomerDetails;
import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.CustomerTag;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import io.shouwen.privacy.vault.Vault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a row says, or what is wrong with it: columns and codes, never the value. */
final class RowReading {

    private static final String SEPARATORS = "[;；,，、|/\\n]";

    private static final Set<String> NOTHING = Set.of("", "no", "n", "false", "none", "否", "无", "不同意");

    /** Codes, beside those of {@link CustomerField#code()}. */
    static final String MISSING = "crm.import-missing";

    static final String TAGS = "crm.tags-not-accepted";
    static final String CONSENT = "crm.import-consent-not-accepted";
    static final String CONSENT_TEXT = "crm.import-consent-text";

    static final String OVERFULL = "crm.import-more-cells-than-columns";

    /**
     * What was not accepted and why.
     *
     * @param column word of the column, or {@link RowError#WHOLE_ROW}
     */
    record Problem(String column, String code) {

        Problem(ImportColumn column, String code) {
            this(column.word(), code);
        }
    }

    private final CustomerDetails details = new CustomerDetails();
    private final Set<String> tags = new LinkedHashSet<>();
    private final Set<String> purposes = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private RowReading() {}

    static RowReading of(CustomerCsv.Row row, Vault vault, ConsentWords words) {
        RowReading reading = new RowReading();
        if (row.overfull()) {
            reading.problems.add(new Problem(RowError.WHOLE_ROW, OVERFULL));
        }
        for (ImportColumn column : ImportColumn.values()) {
            column.field().ifPresent(field -> reading.details.with(field, row.cell(column)));
        }
        if (reading.details.text(CustomerField.NAME).isEmpty()) {
            reading.problems.add(new Problem(ImportColumn.NAME, MISSING));
        }
        for (FieldProblem problem : reading.details.problems(vault)) {
            reading.problems.add(new Problem(ImportColumn.of(problem.field()), problem.code()));
        }
        reading.readTags(row.cell(ImportColumn.TAGS));
        reading.readConsent(row.cell(ImportColumn.CONSENT), words);
        return reading;
    }

    private void readTags(String cell) {
        for (String word : cell.split(SEPARATORS)) {
            if (!word.isBlank()) {
                Optional<String> tag = CustomerTag.clean(word);
                tag.ifPresent(tags::add);
                if (tag.isEmpty() || tags.size() > CustomerTag.MOST) {
                    problems.add(new Problem(ImportColumn.TAGS, TAGS));
                    return;
                }
            }
        }
    }

    private void readConsent(String cell, ConsentWords words) {
        for (String part : cell.split(SEPARATORS)) {
            String word = part.strip().toLowerCase(Locale.ROOT);
            Optional<String> purpose = words.purpose(word);
            if (purpose.isPresent()) {
                if (!words.published(purpose.get())) {
                    problems.add(new Problem(ImportColumn.CONSENT, CONSENT_TEXT));
                    return;
                }
                purposes.add(purpose.get());
            } else if (!NOTHING.contains(word)) {
                problems.add(new Problem(ImportColumn.CONSENT, CONSENT));
                return;
            }
        }
    }

    CustomerDetails details() {
        return details;
    }

    Set<String> tags() {
        return tags;
    }

    Set<String> purposes() {
        return purposes;
    }

    List<Problem> problems() {
        return problems;
    }
}
