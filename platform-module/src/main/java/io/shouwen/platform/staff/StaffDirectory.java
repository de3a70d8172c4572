package io.shouwen.platform.staff;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names and departments of staff, kept up to date at sign-in and by comparing with Keycloak. Safe to ask for many at once: one query. */
public interface StaffDirectory {

    Optional<StaffMember> find(StaffId id);

    /** Those that are known; the others are absent from the map. */
    Map<StaffId, StaffMember> named(Collection<StaffId> ids);

    List<StaffMember> active();

    List<StaffMember> inDepartment(String department);

    /** Who has left or will, with the last day, the latest first. */
    Map<StaffId, LocalDate> leavers();

    /**
     * From its last day on the person is no longer active.
     *
     * @param known the last day that the caller read, or null where there was none
     * @return whether that was still so; if not, nothing is changed
     */
    boolean leave(StaffId id, LocalDate lastDay, LocalDate known);

    /** Takes {@link #leave} back, where the last day is still the known one. */
    boolean stay(StaffId id, LocalDate known);

    /** Adds or replaces the line; what {@link #leave} has noted stays. */
    void put(StaffMember member);

    /**
     * Active people to whom Keycloak gave the permission, in any portal, at their last sign-in or when it was last asked. It may
     * have changed its mind since: enough to choose a colleague by, not to let anybody in.
     */
    List<StaffMember> holding(String permission);

    /**
     * Remembers what a token of that portal carries; replaces what was known.
     *
     * @param portal its word, such as {@code staff}
     */
    void carried(StaffId id, String portal, Set<String> permissions);
}
