package io.shouwen.platform.staff;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and departments of staff, kept up to date at sign-in. Safe to ask for many at once: one query. */
public interface StaffDirectory {

    Optional<StaffMember> find(StaffId id);

    /** Those that are known; the others are absent from the map. */
    Map<StaffId, StaffMember> named(Collection<StaffId> ids);

    List<StaffMember> active();

    List<StaffMember> inDepartment(String department);

    /** Adds or replaces the line. */
    void put(StaffMember member);
}
