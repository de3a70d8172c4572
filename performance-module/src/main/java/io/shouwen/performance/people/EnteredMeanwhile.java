package io.shouwen.performance.people;

import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.staff.StaffId;
import java.util.Map;

/** Two entered the same person for the first time at once; one was quicker. */
public final class EnteredMeanwhile extends Refusal {
    EnteredMeanwhile(StaffId staff, Throwable cause) {
        super(
                Kind.CONFLICT,
                "performance.entered-meanwhile",
                staff + " was entered by somebody else at the same time: read the record, then change it",
                Map.of("staff", staff.value()),
                cause);
    }
}
