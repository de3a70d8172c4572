package io.shouwen.platform.staff;

import io.shouwen.platform.time.OrganisationZone;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The directory in {@code platform.staff}. */
@ApplicationScoped
@Transactional
class StoredStaffDirectory implements StaffDirectory {

    private static final String COLUMNS =
            "SELECT * FROM (SELECT id, name, department, active AND (left_on IS NULL OR left_on > ?) AS active, left_on"
                    + " FROM platform.staff) s ";

    private static final String STILL = " WHERE id = ? AND left_on IS NOT DISTINCT FROM ?::date";

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    private final Event<LeavingChanged> leaving;
    private final OrganisationZone zone;
    private final Clock clock;

    @Inject
    StoredStaffDirectory(Event<LeavingChanged> leaving, OrganisationZone zone, Clock clock) {
        this.leaving = leaving;
        this.zone = zone;
        this.clock = clock;
    }

    protected StoredStaffDirectory() { // CDI proxy
        this(null, null, null);
    }

    @Override
    public Optional<StaffMember> find(StaffId id) {
        return Optional.ofNullable(named(List.of(id)).get(id));
    }

    @Override
    public Map<StaffId, StaffMember> named(Collection<StaffId> ids) {
        Map<StaffId, StaffMember> found = new HashMap<>();
        if (!ids.isEmpty()) {
            select("WHERE id = ANY (?)", ids.stream().map(StaffId::value).toArray())
                    .forEach(member -> found.put(member.id(), member));
        }
        return found;
    }

    @Override
    public List<StaffMember> active() {
        return select("WHERE active ORDER BY id", null);
    }

    @Override
    public List<StaffMember> inDepartment(String department) {
        return select("WHERE active AND department = ANY (?) ORDER BY id", new Object[] {department});
    }

    @Override
    public Map<StaffId, LocalDate> leavers() {
        Map<StaffId, LocalDate> leavers = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT id, left_on FROM platform.staff WHERE left_on IS NOT NULL ORDER BY left_on DESC, id");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                leavers.put(new StaffId(row.getString(1)), row.getObject(2, LocalDate.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read who has left", e);
        }
        return leavers;
    }

    @Override
    public boolean leave(StaffId id, LocalDate lastDay, LocalDate known) {
        boolean left = change("UPDATE platform.staff SET left_on = ?" + STILL, lastDay, id.value(), known);
        if (left) {
            leaving.fire(new LeavingChanged(id, !lastDay.isAfter(zone.dateOf(clock.instant()))));
        }
        return left;
    }

    @Override
    public boolean stay(StaffId id, LocalDate known) {
        boolean stays = change("UPDATE platform.staff SET left_on = NULL, active = true" + STILL, id.value(), known);
        if (stays) {
            leaving.fire(new LeavingChanged(id, false));
        }
        return stays;
    }

    private boolean change(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write who has left", e);
        }
    }

    @Override
    public void put(StaffMember member) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(
                        "INSERT INTO platform.staff (id, name, department, active) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT (id) DO UPDATE SET name = excluded.name, department = excluded.department,"
                                + " active = excluded.active, seen_at = now()")) {
            upsert.setString(1, member.id().value());
            upsert.setString(2, member.name());
            upsert.setString(3, member.department().orElse(null));
            upsert.setBoolean(4, member.active());
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the directory line of staff " + member.id(), e);
        }
    }

    @Override
    public List<StaffMember> holding(String permission) {
        return select(
                "WHERE active AND id IN (SELECT staff FROM platform.staff_permission p WHERE p.permissions && ?) ORDER BY id",
                new Object[] {permission});
    }

    @Override
    public void carried(StaffId id, String portal, Set<String> permissions) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(
                        "INSERT INTO platform.staff_permission (staff, portal, permissions) VALUES (?, ?, ?)"
                                + " ON CONFLICT (staff, portal) DO UPDATE SET permissions = excluded.permissions"
                                + " WHERE staff_permission.permissions <> excluded.permissions")) {
            upsert.setString(1, id.value());
            upsert.setString(2, portal);
            upsert.setArray(
                    3,
                    connection.createArrayOf(
                            "text", permissions.stream().sorted().toArray()));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot remember what staff " + id + " may do", e);
        }
    }

    private List<StaffMember> select(String where, Object[] texts) {
        List<StaffMember> members = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COLUMNS + where)) {
            statement.setObject(1, zone.dateOf(clock.instant()));
            if (texts != null) {
                Array array = connection.createArrayOf("text", texts);
                statement.setArray(2, array);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    members.add(new StaffMember(
                            new StaffId(row.getString(1)),
                            row.getString(2),
                            Optional.ofNullable(row.getString(3)),
                            row.getBoolean(4)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the staff directory", e);
        }
        return members;
    }
}
