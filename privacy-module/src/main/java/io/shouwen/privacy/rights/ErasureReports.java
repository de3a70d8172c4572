package io.shouwen.privacy.rights;

import io.shouwen.platform.database.Sql;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.rights.PersonalDataHolder.Hold;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** What erasures came to ({@code privacy.erasure}): added to, never changed. */
@ApplicationScoped
class ErasureReports {

    private static final String REPORTS =
            "select id, person, request, at, by_staff, whole, report, hash, (select count(*) from privacy.erasure b"
                    + " where b.person = e.person and b.id <= e.id) from privacy.erasure e";

    private Sql sql;

    /**
     * @param whole whether nothing was held back
     * @param destroyed how much, by category
     * @param heldBack why anything was
     * @param stays category and a reason's word
     */
    record Outcome(
            boolean whole,
            int keysDestroyed,
            Map<String, Long> destroyed,
            List<Hold> heldBack,
            Map<String, String> stays) {}

    protected ErasureReports() {} // CDI proxy

    @Inject
    ErasureReports(Sql sql) {
        this.sql = sql;
    }

    /**
     * The next version where the person has one; what was reported stays. In the transaction of the erasure.
     *
     * @param request that it answers, or null
     */
    ErasureReport add(PersonId person, UUID request, StaffId by, Instant at, Outcome outcome) {
        List<UUID> earlier = sql.list(
                "select id from privacy.erasure where person = ? order by id desc",
                row -> row.getObject(1, UUID.class),
                person.value());
        UUID id = UuidV7.at(at);
        JsonObjectBuilder head = Json.createObjectBuilder()
                .add("report", id.toString())
                .add("person", person.toString())
                .add("at", at.toString())
                .add("by", by.value())
                .add("version", earlier.size() + 1);
        if (!earlier.isEmpty()) {
            head.add("supplements", earlier.get(0).toString());
        }
        if (request != null) {
            head.add("request", request.toString());
        }
        String json = told(head, outcome);
        ErasureReport report = new ErasureReport(
                id, person, request, at, by.value(), outcome.whole(), earlier.size() + 1, json, hash(json));
        sql.change(
                "insert into privacy.erasure (id, person, request, at, by_staff, whole, report, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                person.value(),
                request,
                at,
                by.value(),
                outcome.whole(),
                json,
                report.hash());
        return report;
    }

    private static String told(JsonObjectBuilder report, Outcome outcome) {
        JsonObjectBuilder gone = Json.createObjectBuilder();
        outcome.destroyed().forEach((category, count) -> {
            if (count > 0) {
                gone.add(category, count);
            }
        });
        JsonArrayBuilder kept = Json.createArrayBuilder();
        for (Hold hold : outcome.heldBack()) {
            JsonArrayBuilder categories = Json.createArrayBuilder();
            new TreeSet<>(hold.categories()).forEach(categories::add);
            JsonObjectBuilder one = Json.createObjectBuilder()
                    .add("rule", hold.rule())
                    .add("reference", hold.reference())
                    .add("categories", categories);
            if (hold.until() != null) {
                one.add("until", hold.until().toString());
            }
            kept.add(one);
        }
        JsonObjectBuilder why = Json.createObjectBuilder();
        outcome.stays().forEach(why::add);
        return report.add("whole", outcome.whole())
                .add("keysDestroyed", outcome.keysDestroyed())
                .add("destroyed", gone)
                .add("heldBack", kept)
                .add("stays", why)
                .build()
                .toString();
    }

    List<ErasureReport> of(UUID request) {
        return sql.list(REPORTS + " where request = ? order by id", ErasureReports::report, request);
    }

    ErasureReport find(UUID id) {
        return sql.first(REPORTS + " where id = ?", ErasureReports::report, id).orElseThrow(UnknownRequest::new);
    }

    /** Of how many people everything was erased since that moment, each counted once. */
    long peopleSince(Instant moment) {
        return sql.number(
                "select count(*) from privacy.erasure e where whole and at >= ? and not exists (select 1 from privacy.erasure b"
                        + " where b.person = e.person and b.id < e.id and b.whole)",
                moment);
    }

    private static ErasureReport report(ResultSet row) throws SQLException {
        return new ErasureReport(
                row.getObject(1, UUID.class),
                new PersonId(row.getObject(2, UUID.class)),
                row.getObject(3, UUID.class),
                Sql.instant(row, 4),
                row.getString(5),
                row.getBoolean(6),
                row.getInt(9),
                row.getString(7),
                row.getString(8));
    }

    private static String hash(String json) {
        return hash(json.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 in hexadecimal. */
    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
