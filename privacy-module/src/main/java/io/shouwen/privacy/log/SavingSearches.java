package io.shouwen.privacy.log;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.privacy.PrivacyPermissions;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Searches of the audit log that people keep under a name, for themselves or for all who read the log. */
@ApplicationScoped
@RequiresPermission(PrivacyPermissions.LOG_READ)
public class SavingSearches {

    private Actor actor;
    private Clock clock;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    /**
     * @param query of the page's address
     * @param own whether the person who asks saved it
     */
    public record SavedSearch(UUID id, String name, String query, boolean shared, boolean own, String owner) {}

    protected SavingSearches() {} // CDI proxy

    @Inject
    SavingSearches(Actor actor, Clock clock) {
        this.actor = actor;
        this.clock = clock;
    }

    /** The person's own and those that others share, by name. */
    public List<SavedSearch> all() {
        String sql = """
                select id, name, query, shared, owner = ?, owner from privacy.saved_search
                where owner = ? or shared order by owner <> ?, name, id limit 200
                """;
        String me = actor.id().value();
        List<SavedSearch> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, me);
            query.setString(2, me);
            query.setString(3, me);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new SavedSearch(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getBoolean(4),
                            row.getBoolean(5),
                            row.getString(6)));
                }
            }
            return found;
        } catch (SQLException broken) {
            throw new IllegalStateException("saved searches cannot be read", broken);
        }
    }

    /** In place of the person's own search of that name, if there is one. */
    @Transactional
    public void save(String name, String query, boolean shared) {
        NamedSearch search = new NamedSearch(name, query);
        String sql = """
                insert into privacy.saved_search (id, owner, name, query, shared, saved_at) values (?, ?, ?, ?, ?, ?)
                on conflict (owner, name) do update set query = excluded.query, shared = excluded.shared,
                    saved_at = excluded.saved_at
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, UuidV7.at(clock.instant()));
            insert.setString(2, actor.id().value());
            insert.setString(3, search.name());
            insert.setString(4, search.query());
            insert.setBoolean(5, shared);
            insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("the search cannot be saved", broken);
        }
    }

    /** Only one's own; of others' nothing happens. */
    @Transactional
    public void forget(UUID id) {
        String sql = "delete from privacy.saved_search where id = ? and owner = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setObject(1, id);
            delete.setString(2, actor.id().value());
            delete.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("the search cannot be forgotten", broken);
        }
    }
}
