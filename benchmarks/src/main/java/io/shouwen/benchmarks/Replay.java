package io.shouwen.benchmarks;

import io.shouwen.platform.id.UuidV7;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request's statements again, in one transaction over one plain JDBC connection, prepared once: the floor that the
 * database sets. Ids that the request made are made afresh each time, so that it inserts as the request did.
 */
final class Replay implements Load.Call {

    private static final Pattern UUID_IN =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final AtomicLong NUMBERS = new AtomicLong(900_000_000L);

    private final Connection connection;
    private final List<StatementLog.Executed> statements;
    private final Instant made;
    private final List<String> unique;

    /**
     * @param made ids younger than this are the request's own
     * @param unique other texts that the request made and that must differ, such as a work order's number
     */
    Replay(Connection connection, List<StatementLog.Executed> statements, Instant made, List<String> unique)
            throws SQLException {
        this.connection = connection;
        this.statements = statements;
        this.made = made;
        this.unique = unique;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < statements.size(); i++) {
                StatementLog.Executed one = statements.get(i);
                statement.execute("PREPARE replay_" + i + types(one) + " AS " + one.sql());
            }
        }
        connection.commit();
    }

    /** PostgreSQL infers every type but those of {@code unnest}. */
    private static String types(StatementLog.Executed one) {
        if (one.parameters().isEmpty()) {
            return "";
        }
        List<String> types = new ArrayList<>();
        for (int n = 1; n <= one.parameters().size(); n++) {
            boolean unnested = Pattern.compile("unnest\\([^)]*\\$" + n + "\\b")
                    .matcher(one.sql())
                    .find();
            String value = one.parameters().get(n - 1);
            types.add(
                    !unnested
                            ? "unknown"
                            : value.matches("'\\{[0-9a-f]{8}-.*")
                                    ? "uuid[]"
                                    : value.contains("\\\\x") ? "bytea[]" : "text[]");
        }
        return " (" + String.join(", ", types) + ")";
    }

    @Override
    public void once() throws SQLException {
        Map<String, String> fresh = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < statements.size(); i++) {
                List<String> values = new ArrayList<>();
                for (String value : statements.get(i).parameters()) {
                    values.add(renewed(value, fresh));
                }
                statement.execute(
                        "EXECUTE replay_" + i + (values.isEmpty() ? "" : "(" + String.join(", ", values) + ")"));
            }
        }
        connection.commit();
    }

    private String renewed(String value, Map<String, String> fresh) {
        String text = value;
        for (String number : unique) {
            if (text.contains(number)) {
                text = text.replace(number, fresh.computeIfAbsent(number, n -> "R" + NUMBERS.incrementAndGet()));
            }
        }
        Matcher id = UUID_IN.matcher(text);
        StringBuilder all = new StringBuilder();
        while (id.find()) {
            boolean own = !UuidV7.timeOf(UUID.fromString(id.group())).isBefore(made);
            id.appendReplacement(
                    all,
                    own
                            ? fresh.computeIfAbsent(
                                    id.group(), old -> UuidV7.at(Instant.now()).toString())
                            : id.group());
        }
        return id.appendTail(all).toString();
    }
}
