package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 403: first-contact ownership; the owner does this, or a supervisor hands the work order over (W5). */
public final class OnlyOwnerMayDoThis extends Refusal {

    OnlyOwnerMayDoThis(Act act, io.shouwen.platform.staff.StaffId owner) {
        super(
                Kind.FORBIDDEN,
                "workorder.only-owner",
                act.word() + " is for the owner, " + owner,
                Map.of("act", act.word(), "owner", owner.toString()));
    }
}
