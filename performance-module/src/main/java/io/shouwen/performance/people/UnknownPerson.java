package io.shouwen.performance.people;

import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.staff.StaffId;
import java.util.Map;

/** Nobody with this staff number, or nobody in scope. */
public final class UnknownPerson extends Refusal {
    public UnknownPerson(StaffId staff) {
        super(
                Kind.UNKNOWN,
                "performance.unknown-person",
                "nobody with the number " + staff,
                Map.of("staff", staff.value()));
    }
}
