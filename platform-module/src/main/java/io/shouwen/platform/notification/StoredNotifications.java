package io.shouwen.platform.notification;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/** Keeps notices in {@code platform.notice}. */
@ApplicationScoped
@Transactional
class StoredNotifications implements Notifications {

    private final Clock clock;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    @Inject
    StoredNotifications(Clock clock) {
        this.clock = clock;
    }

    protected StoredNotifications() { // CDI proxy
        this(null);
    }

    @Override
    public void tell(StaffId to, Notice notice) {
        keep(to.value(), null, notice);
    }

    @Override
    public void tellHolders(String permission, Notice notice) {
        if (ModuleCatalogue.all().stream()
                .flatMap(module -> module.permissions().stream())
                .map(PermissionDefinition::name)
                .noneMatch(permission::equals)) {
            throw new IllegalArgumentException("no module knows the permission " + permission);
        }
        keep(null, permission, notice);
    }

    private void keep(String recipient, String permission, Notice notice) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into platform.notice (id, recipient, permission, kind, words, link, portal, at)"
                                + " values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)")) {
            insert.setObject(1, UuidV7.at(now));
            insert.setString(2, recipient);
            insert.setString(3, permission);
            insert.setString(4, notice.kind());
            insert.setString(5, json(notice.words()));
            insert.setString(6, notice.link());
            insert.setString(7, notice.portal().word());
            insert.setObject(8, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("cannot keep a notice of the kind " + notice.kind(), broken);
        }
    }

    private static String json(List<String> words) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        words.forEach(array::add);
        return array.build().toString();
    }
}
