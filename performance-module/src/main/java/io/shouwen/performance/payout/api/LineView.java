package io.shouwen.performance.payout.api;

import io.shouwen.performance.payout.PayoutLine;
import java.math.BigDecimal;

/**
 * @param number place in the run, from 1
 * @param component such as {@code bonus}, {@code star}, {@code team}, {@code delta-bonus}, {@code clawback-bonus}
 * @param status {@code payable}, or {@code held:} and the reason
 * @param original the locked run that it corrects, or null
 */
public record LineView(int number, String staff, String component, BigDecimal amount, String status, String original) {

    static LineView of(int number, PayoutLine line) {
        return new LineView(
                number,
                line.staff().value(),
                line.component(),
                line.amount().amount(),
                line.status(),
                line.original() == null ? null : line.original().toString());
    }
}
