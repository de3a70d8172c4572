package io.shouwen.workorder.desk;

import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.text.Texts;
import io.shouwen.platform.time.OrganisationZone;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** Closed, solved at once, rated: the owner's own month, from the work orders themselves. */
@ApplicationScoped
class WorkOrderFigures implements DeskFigures {

    /** A work order closed in a month was accepted at most this long before. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(400);

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private final OrganisationZone zone;

    @Inject
    WorkOrderFigures(OrganisationZone zone) {
        this.zone = zone;
    }

    protected WorkOrderFigures() { // CDI proxy
        this(null);
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Figure> of(StaffId person, YearMonth month, Locale locale) {
        Instant from = zone.startOf(month);
        Instant to = zone.startOf(month.plusMonths(1));
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT count(*), count(*) FILTER (WHERE w.reopened = 0),"
                                + " (SELECT round(avg(r.stars), 1) FROM workorder.rating_invitation r"
                                + "  WHERE r.owner = ? AND r.answered_at >= ? AND r.answered_at < ?)"
                                + " FROM workorder.work_order w WHERE w.owner = ? AND w.id >= ?"
                                + " AND w.closed_at >= ? AND w.closed_at < ?")) {
            select.setString(1, person.value());
            select.setTimestamp(2, Timestamp.from(from));
            select.setTimestamp(3, Timestamp.from(to));
            select.setString(4, person.value());
            select.setObject(5, UuidV7.lowest(from.minus(LONGEST_LIFE)));
            select.setTimestamp(6, Timestamp.from(from));
            select.setTimestamp(7, Timestamp.from(to));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long closed = row.getLong(1);
                String once = closed == 0 ? "–" : Math.round(row.getLong(2) * 1000.0 / closed) / 10.0 + " %";
                String stars = row.getString(3);
                String mine = "/workorder/work-orders?state=closed&owner=" + person;
                return List.of(
                        new Figure(text("figure.closed", locale), Long.toString(closed), mine),
                        new Figure(text("figure.once", locale), once, mine),
                        new Figure(text("figure.stars", locale), stars == null ? "–" : stars, mine));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the month of " + person, e);
        }
    }

    private static String text(String key, Locale locale) {
        return Texts.find("workorder", key, locale, Map.of()).orElse(key);
    }
}
