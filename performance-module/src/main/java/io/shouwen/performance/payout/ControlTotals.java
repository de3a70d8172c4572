package io.shouwen.performance.payout;

import io.shouwen.performance.money.Money;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must add up (F26): {@code opening + earned + adjustments − paid = closing}, where paid is the sum of the lines.
 *
 * @param opening what earlier runs had still to take back, as a negative amount
 * @param earned by this period's components
 * @param adjustments differences found in earlier runs, up and down
 * @param paid net: the sum of all lines
 * @param closing what is still to be taken back, as a negative amount
 */
public record ControlTotals(
        int headcount,
        int lines,
        int holds,
        Money opening,
        Money earned,
        Money adjustments,
        Money paid,
        Money closing,
        SortedMap<String, Money> byComponent) {

    static ControlTotals of(RunContent content, Money opening, Money earned, Money adjustments, Money closing) {
        SortedMap<String, Money> byComponent = new TreeMap<>();
        content.lines().forEach(line -> byComponent.merge(line.component(), line.amount(), Money::plus));
        return new ControlTotals(
                (int) content.lines().stream().map(PayoutLine::staff).distinct().count(),
                content.lines().size(),
                (int) content.lines().stream()
                        .filter(line -> line.held() != null)
                        .count(),
                opening,
                earned,
                adjustments,
                byComponent.values().stream().reduce(Money.zero(earned.currency()), Money::plus),
                closing,
                byComponent);
    }

    public boolean balanced() {
        return opening.plus(earned).plus(adjustments).minus(paid).compareTo(closing) == 0;
    }
}
