package io.shouwen.platform.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shouwen.platform.access.Doors;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which portals the switch offers a person: by the directory of staff, which may be half an hour behind Keycloak. Who may
 * enter is decided at the door.
 */
@ApplicationScoped
public class OpenPortals {

    private static final Duration BELIEVED = Duration.ofMinutes(5);

    private final Sql sql;
    private final Doors doors;
    private final Cache<StaffId, Set<Portal>> known =
            Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(BELIEVED).build();

    @Inject
    public OpenPortals(Sql sql, Doors doors) {
        this.sql = sql;
        this.doors = doors;
    }

    protected OpenPortals() { // CDI proxy
        this(null, null);
    }

    /** All for somebody who was not compared with Keycloak yet. */
    public Set<Portal> of(StaffId person) {
        return known.get(person, this::look);
    }

    private Set<Portal> look(StaffId person) {
        Map<String, List<String>> carried = sql
                .list(
                        "select p.portal, p.permissions from platform.staff_permission p"
                                + " join platform.staff s on s.id = p.staff where s.id = ? and s.account is not null",
                        row -> Map.entry(row.getString("portal"), Sql.texts(row, "permissions")),
                        person)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return Stream.of(Portal.values())
                .filter(portal -> carried.isEmpty()
                        || carried.getOrDefault(portal.word(), List.of()).contains(needed(portal)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private String needed(Portal portal) {
        return doors.at(portal.home()).orElseThrow().page().permission();
    }
}
