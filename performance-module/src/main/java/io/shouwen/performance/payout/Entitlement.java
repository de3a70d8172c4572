package io.shouwen.performance.payout;

import io.shouwen.performance.money.Money;
import io.shouwen.platform.staff.StaffId;
import java.util.List;
import java.util.Optional;

/**
 * What somebody earned in a period by one component, by the facts as they are known.
 *
 * @param amount zero while held
 * @param held code of the reason why a person must decide, or null
 * @param why the way to the amount, in order
 */
public record Entitlement(StaffId staff, Component component, Money amount, String held, List<Step> why) {
    public Entitlement {
        why = List.copyOf(why);
        if (held != null && amount.sign() != 0) {
            throw new IllegalArgumentException("what is held is not an amount yet");
        }
    }

    public Optional<String> heldBecause() {
        return Optional.ofNullable(held);
    }
}
