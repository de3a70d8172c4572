package io.shouwen.platform.notification;

import io.shouwen.platform.PlatformPermissions;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.RequiresPermission;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A person's own notices: those sent to them by number, and those for a permission that their session in this portal holds.
 * Nobody else's, in no way.
 */
@ApplicationScoped
@Transactional
@RequiresPermission(PlatformPermissions.NOTIFICATIONS_READ)
public class ReadingNotifications {

    /** Counting stops here: the bell says "99+". */
    public static final int COUNTED = 100;

    private static final String MINE = "(n.recipient = ? or n.permission = any (?))";
    private static final String UNSEEN =
            "not exists (select 1 from platform.notice_seen s where s.notice = n.id and s.staff = ?)";

    private final Actor actor;
    private final Clock clock;
    private final List<String> permissions = ModuleCatalogue.all().stream()
            .flatMap(module -> module.permissions().stream())
            .map(PermissionDefinition::name)
            .toList();

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    @Inject
    ReadingNotifications(Actor actor, Clock clock) {
        this.actor = actor;
        this.clock = clock;
    }

    protected ReadingNotifications() { // CDI proxy
        this(null, null);
    }

    /** How many the person has not seen; no more than {@link #COUNTED}. One query, for every page. */
    public int unseen() {
        return query(
                        "select count(*) from (select 1 from platform.notice n where " + MINE + " and " + UNSEEN
                                + " limit " + COUNTED + ") newest",
                        statement -> {
                            mine(statement, 1);
                            statement.setString(3, actor.id().value());
                        },
                        row -> row.getInt(1))
                .get(0);
    }

    /**
     * Newest first.
     *
     * @param before the id after which the page begins; null for the newest
     * @param unseenOnly leaves out what the person has seen
     */
    public List<ReceivedNotice> list(UUID before, int limit, boolean unseenOnly) {
        return query(
                "select n.id, n.kind, n.words::text, n.link, n.portal, n.at, not (" + UNSEEN
                        + ") from platform.notice n where " + MINE + (before == null ? "" : " and n.id < ?")
                        + (unseenOnly ? " and " + UNSEEN : "") + " order by n.id desc limit ?",
                statement -> {
                    statement.setString(1, actor.id().value());
                    mine(statement, 2);
                    int next = 4;
                    if (before != null) {
                        statement.setObject(next++, before);
                    }
                    if (unseenOnly) {
                        statement.setString(next++, actor.id().value());
                    }
                    statement.setInt(next, limit);
                },
                ReadingNotifications::notice);
    }

    /** @throws UnknownNotice for another's, too */
    public ReceivedNotice see(UUID id) {
        ReceivedNotice found = query(
                        "select n.id, n.kind, n.words::text, n.link, n.portal, n.at, true from platform.notice n where "
                                + MINE + " and n.id = ?",
                        statement -> {
                            mine(statement, 1);
                            statement.setObject(3, id);
                        },
                        ReadingNotifications::notice)
                .stream()
                .findFirst()
                .orElseThrow(UnknownNotice::new);
        markSeen(" and n.id = ?", id);
        return found;
    }

    public void seeAll() {
        markSeen("", null);
    }

    private void markSeen(String which, UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into platform.notice_seen (notice, staff, at)"
                                + " select n.id, ?, ? from platform.notice n where " + MINE + which + " and " + UNSEEN
                                + " on conflict do nothing")) {
            insert.setString(1, actor.id().value());
            insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            mine(insert, 3);
            int next = 5;
            if (id != null) {
                insert.setObject(next++, id);
            }
            insert.setString(next, actor.id().value());
            insert.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("cannot keep what was seen", broken);
        }
    }

    private void mine(PreparedStatement statement, int first) throws SQLException {
        statement.setString(first, actor.id().value());
        statement.setArray(
                first + 1,
                statement
                        .getConnection()
                        .createArrayOf(
                                "text", permissions.stream().filter(actor::may).toArray()));
    }

    private static ReceivedNotice notice(ResultSet row) throws SQLException {
        try (JsonReader words = Json.createReader(new StringReader(row.getString(3)))) {
            return new ReceivedNotice(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    words.readArray().getValuesAs(JsonString::getString),
                    row.getString(4),
                    row.getString(5),
                    row.getObject(6, OffsetDateTime.class).toInstant(),
                    row.getBoolean(7));
        }
    }

    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Filling filling, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            filling.fill(select);
            try (ResultSet row = select.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (row.next()) {
                    all.add(reading.read(row));
                }
                return all;
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("the notices cannot be read", broken);
        }
    }
}
