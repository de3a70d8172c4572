package io.shouwen.privacy.freetext;

import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.ProtectedField;

/**
 * A column in which a module keeps what people typed. Its name is bound into every ciphertext, so it never changes.
 *
 * @param schema such as {@code crm}
 * @param table such as {@code interaction}
 * @param column such as {@code summary}
 * @param rowVersion column that counts changes of what people see of the row, or null where there is none
 */
public record TextColumn(String schema, String table, String column, String rowVersion) {

    public TextColumn(String schema, String table, String column) {
        this(schema, table, column, null);
    }

    public TextColumn countedIn(String version) {
        return new TextColumn(schema, table, column, version);
    }

    /** {@code schema.table}. */
    String qualifiedTable() {
        return schema + "." + table;
    }

    /** What the desk may be shown: phones and addresses, no card, no ID number. */
    public ProtectedField text() {
        return new ProtectedField(schema, table, column, FieldKind.TEXT);
    }

    /** The same with card numbers: finance only (P3). */
    public ProtectedField cards() {
        return new ProtectedField(schema, table, column + "_cards", FieldKind.CARD_TEXT);
    }

    /** {@code schema.table.column}. */
    public String name() {
        return text().name();
    }
}
