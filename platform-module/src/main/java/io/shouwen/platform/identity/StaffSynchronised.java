package io.shouwen.platform.identity;

import io.shouwen.platform.staff.StaffId;
import java.util.List;

/** The directory has learned from Keycloak who of the people it knew is enabled again, and who no more. Told in the same transaction. */
public record StaffSynchronised(List<StaffId> enabled, List<StaffId> disabled) {

    public StaffSynchronised {
        enabled = List.copyOf(enabled);
        disabled = List.copyOf(disabled);
    }
}
