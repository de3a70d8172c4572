package io.shouwen.performance.payout;

import io.shouwen.performance.money.Money;
import io.shouwen.platform.staff.StaffId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of a run: one person, one component.
 *
 * @param component such as {@code bonus}, {@code delta-bonus}, {@code clawback-star}
 * @param held code of the reason why a person must decide, or null; the amount is zero then
 * @param original the locked run that a delta or clawback corrects, or null
 */
public record PayoutLine(StaffId staff, String component, Money amount, String held, UUID original)
        implements Comparable<PayoutLine> {

    private static final Comparator<PayoutLine> ORDER = Comparator.comparing(PayoutLine::staff)
            .thenComparing(PayoutLine::component)
            .thenComparing(line -> line.original == null ? "" : line.original.toString());

    public static PayoutLine of(Entitlement entitlement) {
        return new PayoutLine(
                entitlement.staff(), entitlement.component().word(), entitlement.amount(), entitlement.held(), null);
    }

    public Optional<UUID> corrects() {
        return Optional.ofNullable(original);
    }

    /** {@code payable}, or {@code held:} and the reason. */
    public String status() {
        return held == null ? "payable" : "held:" + held;
    }

    /** Its fields as text, in the order of the canonical form and the export. */
    List<String> fields() {
        return List.of(
                staff.value(), component, amount.plain(), status(), original == null ? "-" : original.toString());
    }

    @Override
    public int compareTo(PayoutLine other) {
        return ORDER.compare(this, other);
    }
}
