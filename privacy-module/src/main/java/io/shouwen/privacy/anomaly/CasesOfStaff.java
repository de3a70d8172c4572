package io.shouwen.privacy.anomaly;

import io.shouwen.platform.staff.StaffId;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Implemented by the modules that know cases, such as work orders: with which people a member of staff has one. */
public interface CasesOfStaff {

    /**
     * Those of these people about whom the member of staff has a case to work on.
     *
     * @param since cases that ended before it do not count
     */
    Set<UUID> among(StaffId staff, Collection<UUID> people, Instant since);
}
