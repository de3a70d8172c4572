package io.shouwen.crm.customer;

import io.shouwen.privacy.vault.ProtectedField;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Masked lists: each is one SQL statement over masks, and opens nothing. */
@ApplicationScoped
public class CustomerLists implements CustomerCards {

    /** Counting stops here: nobody pages further, and the count stays cheap. */
    public static final int COUNTED = 100_000;

    private static final String COLUMNS =
            "c.id, c.number, c.name_mask, c.phone_mask, c.email_mask, c.id_card_index IS NOT NULL, c.preferred_channel,"
                    + " c.created_at, ARRAY(SELECT t.tag FROM crm.customer_tag t WHERE t.customer_id = c.id"
                    + " ORDER BY t.tag), c.processing_limit";

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    /**
     * One page of a list.
     *
     * @param total how many there are; {@link #COUNTED} means that many or more
     */
    public record Slice(List<CustomerRow> rows, int total) {}

    List<CustomerRow> after(CustomerQuery query, UUID after, int limit) {
        Filter filter = new Filter(query);
        if (after != null) {
            filter.and(query.sort() == CustomerQuery.Sort.OLDEST ? "c.id > ?" : "c.id < ?", after);
        }
        filter.argument(limit);
        return rows(
                "SELECT " + COLUMNS + " FROM crm.customer c" + filter.where() + " ORDER BY "
                        + query.sort().order() + " LIMIT ?",
                filter.arguments());
    }

    Slice slice(CustomerQuery query, int first, int size) {
        Filter filter = new Filter(query);
        List<Object> arguments = new ArrayList<>(filter.arguments());
        arguments.addAll(filter.arguments());
        arguments.add(size);
        arguments.add(first);
        // The count joins as a row of its own, so that a page beyond the end still knows it.
        String sql = "SELECT n.total, p.* FROM (SELECT count(*) AS total FROM (SELECT 1 FROM crm.customer c"
                + filter.where() + " LIMIT " + COUNTED + ") x) n LEFT JOIN LATERAL (SELECT " + COLUMNS
                + " FROM crm.customer c" + filter.where() + " ORDER BY "
                + query.sort().order() + " LIMIT ? OFFSET ?) p ON true";
        List<CustomerRow> rows = new ArrayList<>();
        int[] total = {0};
        each(sql, arguments, result -> {
            total[0] = result.getInt(1);
            if (result.getObject(2) != null) {
                rows.add(row(result, 1));
            }
        });
        return new Slice(rows, total[0]);
    }

    Optional<CustomerRow> numbered(String number) {
        return rows("SELECT " + COLUMNS + " FROM crm.customer c WHERE c.number = ?", List.of(number)).stream()
                .findFirst();
    }

    long version(CustomerId id) {
        long[] version = {0};
        each(
                "SELECT version FROM crm.customer WHERE id = ?",
                List.of(id.value()),
                result -> version[0] = result.getLong(1));
        return version[0];
    }

    List<String> tagsInUse() {
        List<String> tags = new ArrayList<>();
        each(
                "SELECT tag FROM crm.customer_tag GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 100",
                List.of(),
                result -> tags.add(result.getString(1)));
        return tags;
    }

    /** Streams the list, row by row, to whoever writes it down. */
    void export(CustomerQuery query, int limit, Consumer<CustomerRow> each) {
        Filter filter = new Filter(query);
        filter.argument(limit);
        each(
                "SELECT " + COLUMNS + " FROM crm.customer c" + filter.where() + " ORDER BY "
                        + query.sort().order() + " LIMIT ?",
                filter.arguments(),
                result -> each.accept(row(result, 0)));
    }

    /** A customer as a clear list needs it: the number, when registered, and ciphertexts. */
    record SealedRow(CustomerId id, String number, Instant createdAt, Map<ProtectedField, byte[]> sealed) {}

    /** The ids alone, in the list's order. */
    List<CustomerId> ids(CustomerQuery query, int limit) {
        Filter filter = new Filter(query);
        filter.argument(limit);
        List<CustomerId> ids = new ArrayList<>();
        each(
                "SELECT c.id FROM crm.customer c" + filter.where() + " ORDER BY "
                        + query.sort().order() + " LIMIT ?",
                filter.arguments(),
                result -> ids.add(new CustomerId(result.getObject(1, UUID.class))));
        return ids;
    }

    /** Streams ciphertexts of those of these that there are, in this order, row by row. Opens nothing. */
    void sealed(List<CustomerId> ids, Collection<CustomerField> fields, Consumer<SealedRow> each) {
        List<CustomerField> wanted = List.copyOf(fields);
        String columns = wanted.stream()
                .map(field -> ", c." + field.stored().field() + "_sealed")
                .collect(Collectors.joining());
        each(
                "SELECT c.id, c.number, c.created_at" + columns + " FROM unnest(?) WITH ORDINALITY AS w (id, place)"
                        + " JOIN crm.customer c ON c.id = w.id ORDER BY w.place",
                List.of((Object) ids.stream().map(CustomerId::value).toArray(UUID[]::new)),
                result -> {
                    Map<ProtectedField, byte[]> values = new LinkedHashMap<>();
                    for (int i = 0; i < wanted.size(); i++) {
                        byte[] ciphertext = result.getBytes(4 + i);
                        if (ciphertext != null) {
                            values.put(wanted.get(i).stored(), ciphertext);
                        }
                    }
                    each.accept(new SealedRow(
                            new CustomerId(result.getObject(1, UUID.class)),
                            result.getString(2),
                            result.getTimestamp(3).toInstant(),
                            values));
                });
    }

    int count(CustomerQuery query) {
        Filter filter = new Filter(query);
        int[] total = {0};
        each(
                "SELECT count(*) FROM (SELECT 1 FROM crm.customer c" + filter.where() + " LIMIT " + COUNTED + ") x",
                filter.arguments(),
                result -> total[0] = result.getInt(1));
        return total[0];
    }

    List<CustomerRow> holding(String column, List<byte[]> keys, int limit) {
        return rows(
                "SELECT " + COLUMNS + " FROM crm.customer c WHERE c." + column
                        + "_index = ANY (?) ORDER BY c.id LIMIT ?",
                List.of(keys.toArray(byte[][]::new), limit));
    }

    /** Those of these that there are. */
    List<CustomerRow> of(Collection<CustomerId> ids) {
        return ids.isEmpty()
                ? List.of()
                : rows("SELECT " + COLUMNS + " FROM crm.customer c WHERE c.id = ANY (?) ORDER BY c.id", List.of((Object)
                        ids.stream().map(CustomerId::value).distinct().toArray(UUID[]::new)));
    }

    @Override
    public Optional<CustomerCard> find(CustomerId id) {
        return Optional.ofNullable(named(List.of(id)).get(id));
    }

    @Override
    public Map<CustomerId, CustomerCard> named(Collection<CustomerId> ids) {
        Map<CustomerId, CustomerCard> cards = new HashMap<>();
        if (!ids.isEmpty()) {
            rows("SELECT " + COLUMNS + " FROM crm.customer c WHERE c.id = ANY (?)", List.of((Object)
                            ids.stream().map(CustomerId::value).distinct().toArray(UUID[]::new)))
                    .forEach(
                            r -> cards.put(r.id(), new CustomerCard(r.id(), r.name(), r.phone(), r.tags(), r.limit())));
        }
        return cards;
    }

    @Override
    public List<CustomerId> oldest(int limit) {
        List<CustomerId> ids = new ArrayList<>();
        each(
                "SELECT id FROM crm.customer ORDER BY id LIMIT ?",
                List.of(limit),
                result -> ids.add(new CustomerId(result.getObject(1, UUID.class))));
        return ids;
    }

    private List<CustomerRow> rows(String sql, List<Object> arguments) {
        List<CustomerRow> rows = new ArrayList<>();
        each(sql, arguments, result -> rows.add(row(result, 0)));
        return rows;
    }

    private static CustomerRow row(ResultSet r, int skip) throws SQLException {
        String channel = r.getString(skip + 7);
        String limit = r.getString(skip + 10);
        return new CustomerRow(
                new CustomerId(r.getObject(skip + 1, UUID.class)),
                r.getString(skip + 2),
                r.getString(skip + 3),
                limit == null ? r.getString(skip + 4) : null,
                limit == null ? r.getString(skip + 5) : null,
                r.getBoolean(skip + 6),
                Arrays.asList((String[]) r.getArray(skip + 9).getArray()),
                channel == null ? null : ContactChannel.valueOf(channel).word(),
                r.getTimestamp(skip + 8).toInstant(),
                limit == null ? null : limit.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String sql, List<Object> arguments, Reader reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(1000);
            for (int i = 0; i < arguments.size(); i++) {
                Object argument = arguments.get(i);
                if (argument instanceof UUID[] ids) {
                    statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
                } else if (argument instanceof byte[][] keys) {
                    statement.setArray(i + 1, connection.createArrayOf("bytea", keys));
                } else {
                    statement.setObject(i + 1, argument);
                }
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    reader.read(result);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list customers", e);
        }
    }

    private static final class Filter {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> arguments = new ArrayList<>();

        Filter(CustomerQuery query) {
            if (query.tag() != null) {
                and("EXISTS (SELECT 1 FROM crm.customer_tag t WHERE t.customer_id = c.id AND t.tag = ?)", query.tag());
            }
            if (query.family() != null) {
                and("c.name_mask LIKE ?", query.family() + "%");
            }
            if (query.from() != null) {
                and("c.created_at >= ?", Timestamp.from(query.from()));
            }
            if (query.until() != null) {
                and("c.created_at < ?", Timestamp.from(query.until()));
            }
        }

        void and(String condition, Object argument) {
            conditions.add(condition);
            arguments.add(argument);
        }

        void argument(Object argument) {
            arguments.add(argument);
        }

        String where() {
            return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        }

        List<Object> arguments() {
            return arguments;
        }
    }
}
