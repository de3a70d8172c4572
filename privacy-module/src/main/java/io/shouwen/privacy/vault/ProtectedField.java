package io.shouwen.privacy.vault;

/**
 * A column that holds protected values. Its name is bound into every ciphertext (AAD), so it never changes.
 *
 * @param schema database schema, such as {@code crm}
 * @param table such as {@code customer}
 * @param field column name without suffix, such as {@code phone}
 */
public record ProtectedField(String schema, String table, String field, FieldKind kind) {

    /** {@code schema.table.field}. */
    public String name() {
        return schema + "." + table + "." + field;
    }
}
