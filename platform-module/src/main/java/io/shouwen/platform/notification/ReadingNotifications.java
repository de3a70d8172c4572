package io.shouwen.platform.notification;

import io.shouwen.platform.PlatformPermissions;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

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
    private static final String SEEN = "insert into platform.notice_seen (notice, staff, at) select n.id, ?, ?"
            + " from platform.notice n where " + MINE + " and " + UNSEEN;
    private static final String ONCE = " on conflict do nothing";

    private final Sql sql;
    private final Actor actor;
    private final Clock clock;
    private final List<String> permissions = ModuleCatalogue.all().stream()
            .flatMap(module -> module.permissions().stream())
            .map(PermissionDefinition::name)
            .toList();

    @Inject
    ReadingNotifications(Sql sql, Actor actor, Clock clock) {
        this.sql = sql;
        this.actor = actor;
        this.clock = clock;
    }

    protected ReadingNotifications() { // CDI proxy
        this(null, null, null);
    }

    /** How many the person has not seen; no more than {@link #COUNTED}. One query, for every page. */
    public int unseen() {
        return (int) sql.number(
                "select count(*) from (select 1 from platform.notice n where " + MINE + " and " + UNSEEN + " limit "
                        + COUNTED + ") newest",
                actor.id(),
                held(),
                actor.id());
    }

    /**
     * Newest first.
     *
     * @param before the id after which the page begins; null for the newest
     * @param unseenOnly leaves out what the person has seen
     */
    public List<ReceivedNotice> list(UUID before, int limit, boolean unseenOnly) {
        List<Object> arguments = new ArrayList<>(List.of(actor.id(), actor.id(), held()));
        if (before != null) {
            arguments.add(before);
        }
        if (unseenOnly) {
            arguments.add(actor.id());
        }
        arguments.add(limit);
        return sql.list(
                "select n.id, n.kind, n.words::text, n.link, n.portal, n.at, not (" + UNSEEN
                        + ") from platform.notice n where " + MINE + (before == null ? "" : " and n.id < ?")
                        + (unseenOnly ? " and " + UNSEEN : "") + " order by n.id desc limit ?",
                ReadingNotifications::notice,
                arguments.toArray());
    }

    /** @throws UnknownNotice for another's, too */
    public ReceivedNotice see(UUID id) {
        ReceivedNotice found = sql.first(
                        "select n.id, n.kind, n.words::text, n.link, n.portal, n.at, true from platform.notice n where "
                                + MINE + " and n.id = ?",
                        ReadingNotifications::notice,
                        actor.id(),
                        held(),
                        id)
                .orElseThrow(UnknownNotice::new);
        sql.change(SEEN + " and n.id = ?" + ONCE, actor.id(), clock.instant(), actor.id(), held(), actor.id(), id);
        return found;
    }

    public void seeAll() {
        sql.change(SEEN + ONCE, actor.id(), clock.instant(), actor.id(), held(), actor.id());
    }

    private List<String> held() {
        return permissions.stream().filter(actor::may).toList();
    }

    private static ReceivedNotice notice(ResultSet row) throws SQLException {
        try (JsonReader words = Json.createReader(new StringReader(row.getString(3)))) {
            return new ReceivedNotice(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    words.readArray().getValuesAs(JsonString::getString),
                    row.getString(4),
                    row.getString(5),
                    Sql.instant(row, 6),
                    row.getBoolean(7));
        }
    }
}
