package io.shouwen.platform.identity;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes what Keycloak tells into the directory, where it differs: all of it or nothing. Who has left is said by HR alone and
 * stays; only people whose account was seen at Keycloak are taken for gone with it.
 */
@ApplicationScoped
class DirectoryLines {

    private static final Map<Portal, Set<String>> CARRIED = carried();

    private final Sql sql;
    private final StaffDirectory directory;
    private final Event<StaffSynchronised> synchronised;

    @Inject
    DirectoryLines(Sql sql, StaffDirectory directory, Event<StaffSynchronised> synchronised) {
        this.sql = sql;
        this.directory = directory;
        this.synchronised = synchronised;
    }

    protected DirectoryLines() { // CDI proxy
        this(null, null, null);
    }

    private record Line(StaffId id, String name, Optional<String> department, boolean active, String account) {}

    private static Map<Portal, Set<String>> carried() {
        Map<Portal, Set<String>> carried = new EnumMap<>(Portal.class);
        for (Portal portal : Portal.values()) {
            carried.put(
                    portal,
                    ModuleCatalogue.all().stream()
                            .flatMap(catalogue -> catalogue.permissions().stream())
                            .filter(permission -> permission.portals().contains(portal))
                            .map(PermissionDefinition::name)
                            .collect(Collectors.toUnmodifiableSet()));
        }
        return carried;
    }

    /** Accounts of active people that were seen before and are not among these. */
    @Transactional
    List<String> accountsMissingFrom(List<Holder> holders) {
        Set<String> present = holders.stream().map(Holder::account).collect(Collectors.toSet());
        return lines().values().stream()
                .filter(Line::active)
                .map(Line::account)
                .filter(account -> account != null && !present.contains(account))
                .toList();
    }

    /** @param gone accounts that Keycloak knows no more */
    @Transactional
    void write(List<Holder> holders, List<String> gone) {
        Map<StaffId, Line> known = lines();
        Map<StaffId, Map<String, Set<String>>> remembered = remembered();
        List<StaffId> enabled = new ArrayList<>();
        List<StaffId> disabled = new ArrayList<>();
        for (Holder holder : holders) {
            Line before = known.remove(holder.staff());
            Line now = line(holder, before);
            if (!now.equals(before) && put(now) && before != null && before.active() != now.active()) {
                (now.active() ? enabled : disabled).add(now.id());
            }
            carry(holder, remembered.getOrDefault(holder.staff(), Map.of()));
        }
        // What is left are people who are not among Keycloak's any more, or never were.
        for (Line line : known.values()) {
            if (line.account() != null
                    && gone.contains(line.account())
                    && sql.change("update platform.staff set active = false where id = ? and active", line.id()) == 1) {
                disabled.add(line.id());
            }
        }
        if (!enabled.isEmpty() || !disabled.isEmpty()) {
            synchronised.fire(new StaffSynchronised(enabled, disabled));
        }
    }

    private Map<StaffId, Line> lines() {
        Map<StaffId, Line> lines = new HashMap<>();
        sql.list(
                        "select id, name, department, active, account from platform.staff",
                        row -> new Line(
                                new StaffId(row.getString(1)),
                                row.getString(2),
                                Optional.ofNullable(row.getString(3)),
                                row.getBoolean(4),
                                row.getString(5)))
                .forEach(line -> lines.put(line.id(), line));
        return lines;
    }

    private Map<StaffId, Map<String, Set<String>>> remembered() {
        Map<StaffId, Map<String, Set<String>>> remembered = new HashMap<>();
        sql.list(
                "select staff, portal, permissions from platform.staff_permission",
                row -> remembered
                        .computeIfAbsent(new StaffId(row.getString(1)), staff -> new HashMap<>())
                        .put(row.getString(2), Set.copyOf(Sql.texts(row, "permissions"))));
        return remembered;
    }

    /** Where Keycloak has no name, the one that a sign-in brought stays. */
    private static Line line(Holder holder, Line before) {
        String name = !holder.name().isBlank()
                ? holder.name()
                : before == null ? holder.staff().value() : before.name();
        return new Line(holder.staff(), name, holder.department(), holder.enabled(), holder.account());
    }

    /** False where another node was quicker. */
    private boolean put(Line line) {
        return sql.change("""
                        insert into platform.staff as known (id, name, department, active, account) values (?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, department = excluded.department,
                            active = excluded.active, account = excluded.account
                        where (known.name, known.department, known.active, known.account)
                            is distinct from (excluded.name, excluded.department, excluded.active, excluded.account)
                        """, line.id(), line.name(), line.department().orElse(null), line.active(), line.account())
                == 1;
    }

    private void carry(Holder holder, Map<String, Set<String>> remembered) {
        CARRIED.forEach((portal, permissions) -> {
            Set<String> held = new TreeSet<>(holder.permissions());
            held.retainAll(permissions);
            if (!held.equals(remembered.getOrDefault(portal.word(), Set.of()))) {
                directory.carried(holder.staff(), portal.word(), held);
            }
        });
    }
}
