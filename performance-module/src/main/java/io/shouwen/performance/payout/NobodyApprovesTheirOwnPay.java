package io.shouwen.performance.payout;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** F22: approver ≠ payee. */
public final class NobodyApprovesTheirOwnPay extends Refusal {
    NobodyApprovesTheirOwnPay() {
        super(
                Kind.FORBIDDEN,
                "performance.nobody-approves-their-own-pay",
                "somebody who is not paid by the run must approve and lock it",
                Map.of());
    }
}
