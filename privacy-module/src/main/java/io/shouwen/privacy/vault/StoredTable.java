package io.shouwen.privacy.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The sealed values and hashes of one table of the calling module, read and replaced by plain SQL. Holds names from the module's
 * code, never input.
 */
public final class StoredTable {

    private static final String SEPARATOR = "\u001f";

    private final DataSource database;
    private final String table;
    private final List<Key> key;
    private final String person;
    private final List<Column> columns;

    /** Column with the version of the rules by which the row's masks were made; null where there are no masks. */
    private final String maskVersion;

    /** Column that counts changes of what people see of the row; null where there is none. */
    private final String rowVersion;

    /** @param position what {@link #after} continues from */
    record StoredRow(String position, PersonId person, List<Stored> values) {
        StoredRow {
            values = List.copyOf(values);
        }

        /** Its primary key, in the order of {@link StoredTable}'s. */
        List<String> key() {
            return List.of(position.split(SEPARATOR, -1));
        }

        /** For people. */
        String row() {
            return position.replace(SEPARATOR, "/");
        }
    }

    /**
     * @param column without schema and table
     * @param boundTo what the value is bound to besides its person, such as {@code crm.customer.phone}
     * @param kind of its hash; null where there is none
     * @param indexVersion null where there is none
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(String column, String boundTo, FieldKind kind, byte[] sealed, Integer indexVersion) {
        @Override
        public String toString() {
            return "Stored[" + column + "]";
        }
    }

    /** @param index null where it stays as it is */
    @SuppressWarnings("ArrayRecordComponent")
    record Fresh(String column, byte[] sealed, BlindIndex index) {
        @Override
        public String toString() {
            return "Fresh[" + column + "]";
        }
    }

    /** A column of the primary key, and its type in SQL. */
    public record Key(String column, String type) {}

    /**
     * @param sealed column of the ciphertext; null for a hash that stands alone
     * @param boundTo SQL expression of what it is bound to besides its person
     * @param mask column of what is shown instead, or null
     * @param index column of the hash, or null
     * @param indexArray column with all hashes under which the value may be stored elsewhere, or null
     * @param kindColumn column with the hash's kind where rows differ, or null
     */
    public record Column(
            String sealed,
            String boundTo,
            FieldKind kind,
            String mask,
            String index,
            String indexArray,
            String kindColumn) {

        /** {@code f_sealed} with its {@code f_mask}, its hash {@code f_index}, if the kind has one, and {@code f_index_version}. */
        public static Column of(ProtectedField field) {
            String name = field.field();
            return new Column(
                    name + "_sealed",
                    literal(field.name()),
                    field.kind(),
                    name + "_mask",
                    field.kind().indexed() ? name + "_index" : null,
                    null,
                    null);
        }

        /** {@code f_sealed} with its {@code f_mask}, never searched. */
        public static Column masked(ProtectedField field) {
            String name = field.field();
            return new Column(name + "_sealed", literal(field.name()), field.kind(), name + "_mask", null, null, null);
        }

        /** A hash alone, of a kind that is never readable again. */
        public static Column hashOnly(ProtectedField field) {
            return new Column(null, literal(field.name()), field.kind(), null, field.field() + "_index", null, null);
        }

        /** A ciphertext without a hash. */
        public static Column sealed(String column, String boundTo) {
            return new Column(column, boundTo, null, null, null, null, null);
        }

        /** Hashes alone, of the kind that another column names. */
        public static Column hashes(String index, String kindColumn) {
            return new Column(null, null, null, null, index, null, kindColumn);
        }

        public Column alsoIn(String array) {
            return new Column(sealed, boundTo, kind, mask, index, array, kindColumn);
        }

        private static String literal(String name) {
            return "'" + name + "'";
        }
    }

    /**
     * @param table with its schema
     * @param person column with the id under whose key the values are
     */
    public StoredTable(DataSource database, String table, List<Key> key, String person, List<Column> columns) {
        this(database, table, key, person, columns, null, null);
    }

    private StoredTable(
            DataSource database,
            String table,
            List<Key> key,
            String person,
            List<Column> columns,
            String maskVersion,
            String rowVersion) {
        this.database = database;
        this.table = table;
        this.key = List.copyOf(key);
        this.person = person;
        this.columns = List.copyOf(columns);
        this.maskVersion = maskVersion;
        this.rowVersion = rowVersion;
    }

    /**
     * With masks that are made anew when their rules change: in columns, or, where no column has any, in the texts of which
     * the table has the originals.
     *
     * @param maskVersion column with the version of the rules
     * @param rowVersion column that counts changes of the row, or null
     */
    public StoredTable withMasks(String maskVersion, String rowVersion) {
        return new StoredTable(database, table, key, person, columns, maskVersion, rowVersion);
    }

    /** With its schema. */
    String name() {
        return table;
    }

    /** The sealed columns, as {@code schema.table.column}. */
    Set<String> columns() {
        return sealed().stream()
                .map(column -> table + "." + column.sealed())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Column> sealed() {
        return columns.stream().filter(column -> column.sealed() != null).toList();
    }

    long count() {
        return sealed().isEmpty()
                ? 0
                : query("select count(*) from " + table + " where " + anySealed(), row -> row.getLong(1))
                        .get(0);
    }

    private String anySealed() {
        return anyOf(sealed().stream());
    }

    private static String anyOf(Stream<Column> columns) {
        return columns.map(column -> column.sealed() + " is not null").collect(Collectors.joining(" or ", "(", ")"));
    }

    private String keyColumns() {
        return key.stream().map(Key::column).collect(Collectors.joining(", "));
    }

    /**
     * The next rows in a fixed order.
     *
     * @param position of the last row that was seen, or null at the beginning
     */
    List<StoredRow> after(String position, int limit) {
        return after(position, limit, anySealed());
    }

    private List<StoredRow> after(String position, int limit, String which) {
        if (sealed().isEmpty()) {
            return List.of();
        }
        StringBuilder sql = new StringBuilder("select ");
        key.forEach(k -> sql.append(k.column()).append("::text, "));
        sql.append(person);
        for (Column column : sealed()) {
            sql.append(", ").append(column.sealed()).append(", ").append(column.boundTo());
            sql.append(", ").append(column.index() == null ? "null::int" : column.index() + "_version");
        }
        sql.append(" from ").append(table).append(" t where ").append(which);
        if (position != null) {
            sql.append(" and (").append(keyColumns()).append(") > (");
            sql.append(key.stream().map(k -> "?::" + k.type()).collect(Collectors.joining(", ")))
                    .append(")");
        }
        // Qualified: unqualified, the name would mean what is selected, which is text.
        sql.append(" order by ")
                .append(key.stream().map(k -> "t." + k.column()).collect(Collectors.joining(", ")))
                .append(" limit ")
                .append(limit);
        return query(
                sql.toString(), this::row, position == null ? new Object[0] : (Object[]) position.split(SEPARATOR, -1));
    }

    boolean hasMasks() {
        return maskVersion != null;
    }

    boolean hasMaskColumns() {
        return masked().findAny().isPresent();
    }

    /** How many rows have a mask that may have been made by rules before this version of them. */
    long outdatedMasks(int version) {
        return query("select count(*) from " + table + " where " + outdated(version), row -> row.getLong(1))
                .get(0);
    }

    /** As {@link #after}, of those. */
    List<StoredRow> outdatedMasks(int version, String position, int limit) {
        return after(position, limit, outdated(version));
    }

    private String outdated(int version) {
        return maskVersion + " < " + version + " and " + anyOf(hasMaskColumns() ? masked() : sealed().stream());
    }

    private Stream<Column> masked() {
        return columns.stream().filter(column -> column.mask() != null);
    }

    /** What kind of mask stands beside it; empty where none does. */
    Optional<FieldKind> maskOf(Stored value) {
        return Optional.of(column(value.column()))
                .filter(column -> column.mask() != null)
                .map(Column::kind);
    }

    /**
     * Puts new masks beside the ciphertexts that they were made of, all of the row or none. People see a change only where a mask
     * is another than before.
     *
     * @param masks by the ciphertext's column; of all that the row has
     * @return false where the row was changed meanwhile: nothing has happened then
     */
    boolean remask(StoredRow row, Map<String, String> masks, int version) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder sql =
                new StringBuilder("update ").append(table).append(" set ").append(maskVersion);
        sql.append(" = ").append(version);
        masks.forEach((name, mask) -> {
            sql.append(", ").append(column(name).mask()).append(" = ?");
            parameters.add(mask);
        });
        if (rowVersion != null) {
            sql.append(", ").append(rowVersion).append(" = ").append(rowVersion).append(" + case when ");
            sql.append(masks.keySet().stream()
                    .map(name -> column(name).mask() + " is distinct from ?")
                    .collect(Collectors.joining(" or ")));
            sql.append(" then 1 else 0 end");
            parameters.addAll(masks.values());
        }
        sql.append(" where ").append(maskVersion).append(" < ").append(version);
        sql.append(" and (").append(keyColumns()).append(") = (");
        sql.append(key.stream().map(k -> "?::" + k.type()).collect(Collectors.joining(", ")))
                .append(")");
        parameters.addAll(row.key());
        for (Stored value : row.values()) {
            if (masks.containsKey(value.column())) {
                sql.append(" and ").append(value.column()).append(" = ?");
                parameters.add(value.sealed());
            }
        }
        try (Connection connection = database.getConnection();
                PreparedStatement update = prepared(connection, sql.toString(), parameters.toArray())) {
            return update.executeUpdate() == 1;
        } catch (SQLException broken) {
            throw new IllegalStateException("masks of " + table + " cannot be replaced", broken);
        }
    }

    private StoredRow row(ResultSet row) throws SQLException {
        int at = 1;
        List<String> place = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            place.add(row.getString(at++));
        }
        PersonId owner = new PersonId(row.getObject(at++, UUID.class));
        List<Stored> values = new ArrayList<>();
        for (Column column : sealed()) {
            byte[] sealed = row.getBytes(at++);
            String boundTo = row.getString(at++);
            Integer version = row.getObject(at++, Integer.class);
            if (sealed != null) {
                FieldKind kind = column.index() == null || version == null ? null : column.kind();
                values.add(new Stored(column.sealed(), boundTo, kind, sealed, version));
            }
        }
        return new StoredRow(String.join(SEPARATOR, place), owner, values);
    }

    /**
     * Puts new ciphertexts (and hashes) where the old still are, all of the row or none.
     *
     * @return false where the row was changed meanwhile: nothing has happened then
     */
    boolean replace(StoredRow row, List<Fresh> values) {
        StringBuilder sql = new StringBuilder("update ").append(table).append(" set ");
        List<Object> parameters = new ArrayList<>();
        String comma = "";
        for (Fresh fresh : values) {
            Column column = column(fresh.column());
            sql.append(comma).append(column.sealed()).append(" = ?");
            parameters.add(fresh.sealed());
            comma = ", ";
            if (fresh.index() != null) {
                sql.append(", ").append(column.index()).append(" = ?, ");
                sql.append(column.index()).append("_version = ?");
                parameters.add(fresh.index().value());
                parameters.add(fresh.index().version());
                if (column.indexArray() != null) {
                    sql.append(", ").append(column.indexArray()).append(" = array_append(");
                    sql.append(column.indexArray()).append(", ?)");
                    parameters.add(fresh.index().value());
                }
            }
        }
        sql.append(" where (").append(keyColumns()).append(") = (");
        sql.append(key.stream().map(k -> "?::" + k.type()).collect(Collectors.joining(", ")))
                .append(")");
        parameters.addAll(row.key());
        for (Fresh fresh : values) {
            sql.append(" and ").append(column(fresh.column()).sealed()).append(" = ?");
            parameters.add(row.values().stream()
                    .filter(stored -> stored.column().equals(fresh.column()))
                    .findFirst()
                    .orElseThrow()
                    .sealed());
        }
        try (Connection connection = database.getConnection();
                PreparedStatement update = prepared(connection, sql.toString(), parameters.toArray())) {
            return update.executeUpdate() == 1;
        } catch (SQLException broken) {
            throw new IllegalStateException("sealed values of " + table + " cannot be replaced", broken);
        }
    }

    private Column column(String sealed) {
        return columns.stream()
                .filter(column -> sealed.equals(column.sealed()))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a hash of this kind under this index key is stored, also where it has no sealed value beside it. */
    boolean usesIndex(FieldKind kind, int version) {
        for (Column column : columns) {
            if (column.index() != null && (column.kind() == kind || column.kindColumn() != null)) {
                String sql = "select exists (select 1 from " + table + " where " + column.index() + "_version = ?"
                        + (column.kindColumn() == null ? "" : " and " + column.kindColumn() + " = '" + kind + "'")
                        + ")";
                if (query(sql, row -> row.getBoolean(1), version).get(0)) {
                    return true;
                }
            }
        }
        return false;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... parameters) {
        List<T> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = prepared(connection, sql, parameters);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(reader.read(row));
            }
            return found;
        } catch (SQLException broken) {
            throw new IllegalStateException("sealed values of " + table + " cannot be read", broken);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
