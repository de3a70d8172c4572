package io.shouwen.performance.payout.api;

import io.shouwen.performance.payout.ReadingPayouts;
import io.shouwen.performance.payout.Step;
import io.shouwen.performance.score.api.ScorecardView;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * Why a line is what it is (F23).
 *
 * @param period the month that the amount is for
 * @param entitled what the run's facts entitle to, or null where the line takes back a carried debt
 * @param steps the way to it, in order
 * @param paidThen what the corrected run paid, or null
 * @param scorecard on which it rests, down to the facts
 */
public record LineWhyView(
        LineView line,
        String period,
        BigDecimal entitled,
        List<Step> steps,
        String original,
        BigDecimal paidThen,
        ScorecardView scorecard) {

    static LineWhyView of(int number, ReadingPayouts.Why why) {
        return new LineWhyView(
                LineView.of(number, why.line()),
                why.period().toString(),
                why.now().map(one -> one.amount().amount()).orElse(null),
                why.now().map(one -> one.why()).orElse(List.of()),
                why.original().map(UUID::toString).orElse(null),
                why.paidThen().map(money -> money.amount()).orElse(null),
                why.scorecard().map(ScorecardView::full).orElse(null));
    }
}
