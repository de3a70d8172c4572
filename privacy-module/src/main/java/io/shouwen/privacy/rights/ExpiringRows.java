package io.shouwen.privacy.rights;

import io.shouwen.platform.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A category whose age one column of one table tells. It is nobody's, unless {@link #candidate} says whose. */
public abstract class ExpiringRows implements Expiring {

    private Sql sql;
    private String columns;
    private String id;
    private String age;
    private String from;
    private Object[] further;

    protected ExpiringRows() {} // CDI proxy

    /**
     * @param columns what {@link #candidate} reads, their id first
     * @param age column of the time that they are from
     * @param from tables and conditions; its first question mark is the time before which they are too old
     * @param further arguments
     */
    protected ExpiringRows(Sql sql, String columns, String age, String from, Object... further) {
        this.sql = sql;
        this.columns = columns;
        this.id = columns.split(",")[0];
        this.age = age;
        this.from = " FROM " + from;
        this.further = further.clone();
    }

    @Override
    public long count(Instant before) {
        return sql.number("SELECT count(*)" + from, arguments(before));
    }

    @Override
    public Optional<Instant> oldest(Instant before) {
        return sql.first(
                "SELECT min(" + age + ")" + from + " HAVING count(*) > 0",
                row -> Sql.instant(row, 1),
                arguments(before));
    }

    @Override
    public List<Candidate> candidates(Instant before, UUID after, int limit) {
        return sql.list(
                "SELECT " + columns + from + " AND " + id + " > ? ORDER BY " + id + " LIMIT ?",
                this::candidate,
                arguments(before, after == null ? new UUID(0, 0) : after, limit));
    }

    protected Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(row.getObject(1, UUID.class), null, category(), false);
    }

    private Object[] arguments(Instant before, Object... last) {
        return Stream.of(Stream.of(before), Arrays.stream(further), Arrays.stream(last))
                .flatMap(part -> part)
                .toArray();
    }
}
