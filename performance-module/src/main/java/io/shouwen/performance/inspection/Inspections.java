package io.shouwen.performance.inspection;

import io.shouwen.platform.staff.StaffId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All inspections. */
public interface Inspections {

    void add(Collection<Inspection> inspections);

    Optional<Inspection> find(UUID id);

    /**
     * Newest first.
     *
     * @param staff null for everybody's
     * @param before only those with smaller ids, or null
     */
    List<Inspection> page(StaffId staff, UUID before, int limit);
}
