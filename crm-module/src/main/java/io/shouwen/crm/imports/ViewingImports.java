package io.shouwen.crm.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.shouwen.crm.CrmPermissions;
import io.shouwen.crm.customer.CustomerField;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** How an import goes, what is wrong with which rows, and which are duplicates by their contact. Shows no value: there is none to show. */
@ApplicationScoped
@RequiresPermission(CrmPermissions.CUSTOMER_IMPORT)
public class ViewingImports {

    private static final int CHUNK = 1000;

    private final CustomerImports imports;
    private final ImportRows rows;
    private final Vault vault;

    protected ViewingImports() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public ViewingImports(CustomerImports imports, ImportRows rows, Vault vault) {
        this.imports = imports;
        this.rows = rows;
        this.vault = vault;
    }

    /** Whether it was checked before index keys were rotated: then its file must be uploaded again. */
    public boolean outdated(UUID id) {
        return imports.outdated(id, vault.newestIndexKey(CustomerField.ID_NUMBER.kind()));
    }

    /** @throws UnknownImport where there is none */
    public ImportStatus get(UUID id) {
        return imports.get(id);
    }

    /** The newest first. @param before id of the last one of the page before, or null */
    public List<ImportStatus> recent(UUID before, int limit) {
        return imports.recent(before, limit);
    }

    /** In the order of the file. @param after the last one of the page before, or null */
    public List<RowError> errors(UUID id, RowError after, int limit) {
        imports.get(id);
        return after == null ? rows.errors(id, 0, "", limit) : rows.errors(id, after.row(), after.column(), limit);
    }

    /** All row errors as CSV, in the reader's language. Does not close the stream. */
    @Transactional
    public void writeErrors(UUID id, Locale locale, OutputStream out) {
        imports.get(id);
        UnaryOperator<String> text =
                key -> Texts.find("crm", key, locale, Map.of()).orElse(key);
        try {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write('\ufeff');
            CsvWriter csv = CsvWriter.builder().build(writer);
            csv.writeRecord(text.apply("import.row"), text.apply("import.column"), text.apply("import.accepted"));
            RowError last = null;
            List<RowError> page;
            do {
                page = errors(id, last, CHUNK);
                for (RowError e : page) {
                    csv.writeRecord(
                            Integer.toString(e.row()),
                            text.apply("column." + e.column()),
                            text.apply("problem." + e.code()));
                    last = e;
                }
            } while (page.size() == CHUNK);
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
