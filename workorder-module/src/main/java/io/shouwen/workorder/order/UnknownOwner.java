package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 422: handed over to somebody who is not there. */
public final class UnknownOwner extends Refusal {

    public UnknownOwner(io.shouwen.platform.staff.StaffId staff) {
        super(
                Kind.UNPROCESSABLE,
                "workorder.unknown-owner",
                "not an active member of staff: " + staff,
                Map.of("staff", staff.toString()));
    }
}
