package io.shouwen.performance.fact;

import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Facts in PostgreSQL, partitioned by month of business time. */
@ApplicationScoped
class StoredFacts implements Facts {

    private static final String COLUMNS = "id, kind, agent, about, details::text, audit_entry";

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private final OrganisationZone zone;
    private final JsonProvider json = JsonProvider.provider();

    @Inject
    StoredFacts(OrganisationZone zone) {
        this.zone = zone;
    }

    protected StoredFacts() { // CDI proxy
        this(null);
    }

    @Override
    public void append(Collection<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO performance.fact (id, kind, agent, about, details, audit_entry)"
                                + " SELECT i, k, a, o, d::jsonb, e"
                                + " FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[])"
                                + " AS f(i, k, a, o, d, e)")) {
            insert.setArray(1, connection.createArrayOf("uuid", column(facts, Fact::id)));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", column(facts, fact -> fact.kind().word())));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text", column(facts, fact -> fact.agent().value())));
            insert.setArray(4, connection.createArrayOf("text", column(facts, Fact::about)));
            insert.setArray(5, connection.createArrayOf("text", column(facts, this::details)));
            insert.setArray(6, connection.createArrayOf("uuid", column(facts, Fact::auditEntry)));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot append facts", e);
        }
    }

    @Override
    public FactSet ofMonths(YearMonth first, YearMonth last) {
        UUID from = UuidV7.lowest(zone.startOf(first));
        UUID to = UuidV7.lowest(zone.startOf(last.plusMonths(1)));
        return FactSet.of(read(
                "SELECT " + COLUMNS + " FROM performance.fact"
                        + " WHERE id >= ? AND id < ? AND kind NOT IN ('tested', 'engaged')"
                        + " UNION ALL SELECT " + COLUMNS + " FROM performance.fact WHERE kind = 'tested'"
                        + " UNION ALL SELECT " + COLUMNS + " FROM performance.fact"
                        + " WHERE id >= ? AND kind IN ('reopened', 'excluded')"
                        + " UNION ALL SELECT * FROM (SELECT DISTINCT ON (agent) " + COLUMNS
                        + " FROM performance.fact WHERE kind = 'engaged' ORDER BY agent, id DESC) newest",
                from,
                to,
                to));
    }

    @Override
    public FactSet ofRun(UUID run) {
        return FactSet.of(read(
                "SELECT " + COLUMNS + " FROM performance.payout_fact p"
                        + " JOIN performance.fact f ON f.id = p.fact WHERE p.run = ?",
                run));
    }

    @Override
    public Optional<Fact> find(UUID id) {
        return read("SELECT " + COLUMNS + " FROM performance.fact WHERE id = ?", id).stream()
                .findFirst();
    }

    @Override
    public List<Fact> all(Collection<UUID> ids) {
        return read(
                "SELECT " + COLUMNS + " FROM performance.fact WHERE id = ANY (?::uuid[]) ORDER BY id DESC",
                "{" + ids.stream().map(UUID::toString).collect(Collectors.joining(",")) + "}");
    }

    @Override
    public Optional<Fact> engagement(StaffId staff) {
        return read(
                        "SELECT " + COLUMNS + " FROM performance.fact WHERE agent = ? AND kind = 'engaged'"
                                + " ORDER BY id DESC LIMIT 1",
                        staff.value())
                .stream()
                .findFirst();
    }

    @Override
    public List<Fact> page(StaffId staff, YearMonth month, FactKind kind, UUID before, int limit) {
        UUID to = UuidV7.lowest(zone.startOf(month.plusMonths(1)));
        return read(
                "SELECT " + COLUMNS + " FROM performance.fact WHERE agent = ? AND id >= ? AND id < ?"
                        + " AND (?::text IS NULL OR kind = ?) ORDER BY id DESC LIMIT ?",
                staff.value(),
                UuidV7.lowest(zone.startOf(month)),
                before == null ? to : before,
                kind == null ? null : kind.word(),
                kind == null ? null : kind.word(),
                limit);
    }

    private List<Fact> read(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                List<Fact> facts = new ArrayList<>();
                while (rows.next()) {
                    facts.add(fact(rows));
                }
                return facts;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read facts", e);
        }
    }

    private Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                row.getObject(1, UUID.class),
                new StaffId(row.getString(3)),
                row.getString(4),
                FactContent.read(FactKind.ofWord(row.getString(2)), words(row.getString(5))),
                row.getObject(6, UUID.class));
    }

    private Map<String, String> words(String details) {
        try (JsonReader reader = json.createReader(new StringReader(details))) {
            JsonObject object = reader.readObject();
            Map<String, String> words = new TreeMap<>();
            object.forEach((name, value) -> words.put(name, ((JsonString) value).getString()));
            return words;
        }
    }

    private String details(Fact fact) {
        JsonObjectBuilder object = json.createObjectBuilder();
        fact.content().words().forEach(object::add);
        return object.build().toString();
    }

    private interface Column {
        Object of(Fact fact);
    }

    private static Object[] column(Collection<Fact> facts, Column column) {
        return Stream.of(facts.toArray(Fact[]::new)).map(column::of).toArray();
    }
}
