package io.shouwen.performance.payout.api;

import io.shouwen.performance.payout.ControlTotals;
import io.shouwen.performance.payout.DiscardReason;
import io.shouwen.performance.payout.PayoutException;
import io.shouwen.performance.payout.PayoutLine;
import io.shouwen.performance.payout.PayoutRun;
import io.shouwen.performance.payout.PayoutRuns;
import io.shouwen.performance.payout.ReadingPayouts;
import io.shouwen.performance.payout.RunContent;
import io.shouwen.performance.payout.RunState;
import io.shouwen.platform.http.Words;
import io.shouwen.platform.staff.StaffId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A payout run.
 *
 * @param hash of its content, which an approval signs; null before the first calculation
 * @param place among all locks, from 1: it looks back at the runs before it; null before the first calculation
 * @param late whether a later month was locked before it; null in lists
 * @param early whether it was calculated before its month was over; null in lists
 * @param discardedBecause null unless it was discarded
 * @param totals {@code opening + earned + adjustments − paid = closing} (F26); null in lists
 * @param variance difference of each component's sum to the run before; null in lists
 */
public record PayoutRunView(
        String id,
        long version,
        String period,
        @Words(RunState.class) String state,
        String scheme,
        String schemeHash,
        String calendarVersion,
        String factRoot,
        String engineVersion,
        String hash,
        Integer place,
        Boolean late,
        Boolean early,
        List<String> preparers,
        String approver,
        @Words(DiscardReason.class) String discardedBecause,
        String currency,
        Integer headcount,
        Integer lineCount,
        Integer holds,
        BigDecimal net,
        TotalsView totals,
        Map<String, BigDecimal> variance,
        List<LineView> lines,
        List<ExceptionView> exceptions,
        List<StepView> steps) {

    public record TotalsView(
            BigDecimal opening,
            BigDecimal earned,
            BigDecimal adjustments,
            BigDecimal paid,
            BigDecimal closing,
            boolean balanced,
            Map<String, BigDecimal> byComponent) {

        static TotalsView of(ControlTotals totals) {
            Map<String, BigDecimal> byComponent = new TreeMap<>();
            totals.byComponent().forEach((component, sum) -> byComponent.put(component, sum.amount()));
            return new TotalsView(
                    totals.opening().amount(),
                    totals.earned().amount(),
                    totals.adjustments().amount(),
                    totals.paid().amount(),
                    totals.closing().amount(),
                    totals.balanced(),
                    byComponent);
        }
    }

    public record ExceptionView(String code, String staff, String detail) {
        static ExceptionView of(PayoutException exception) {
            return new ExceptionView(exception.code(), exception.staff().value(), exception.detail());
        }
    }

    public record StepView(
            String staff, @Words(RunState.class) String state, String at) {
        static StepView of(PayoutRuns.Step step) {
            return new StepView(step.staff(), step.state().word(), step.at().toString());
        }
    }

    static PayoutRunView line(ReadingPayouts.Listed listed) {
        PayoutRuns.Summary summary = listed.summary().orElse(null);
        return of(
                listed.run(),
                null,
                null,
                summary == null ? null : summary.headcount(),
                summary == null ? null : summary.lines(),
                summary == null ? null : summary.holds(),
                summary == null ? null : summary.net(),
                null,
                null,
                null,
                null,
                null);
    }

    static PayoutRunView head(PayoutRun run) {
        return of(run, null, null, null, null, null, null, null, null, null, null, null);
    }

    static PayoutRunView whole(ReadingPayouts.Whole whole) {
        ControlTotals totals = whole.totals().orElse(null);
        return of(
                whole.run(),
                whole.late(),
                whole.early(),
                totals == null ? null : totals.headcount(),
                totals == null ? null : totals.lines(),
                totals == null ? null : totals.holds(),
                totals == null ? null : totals.paid().amount(),
                totals == null ? null : TotalsView.of(totals),
                totals == null || whole.previous().isEmpty() ? null : variance(totals, whole),
                lines(whole.lines()),
                whole.exceptions().stream().map(ExceptionView::of).toList(),
                whole.steps().stream().map(StepView::of).toList());
    }

    private static Map<String, BigDecimal> variance(ControlTotals totals, ReadingPayouts.Whole whole) {
        Map<String, BigDecimal> variance = new TreeMap<>();
        totals.byComponent().forEach((component, sum) -> variance.merge(component, sum.amount(), BigDecimal::add));
        whole.previousByComponent()
                .forEach((component, sum) ->
                        variance.merge(component, sum.negated().amount(), BigDecimal::add));
        return variance;
    }

    static List<LineView> lines(List<PayoutLine> lines) {
        List<LineView> views = new ArrayList<>();
        lines.forEach(line -> views.add(LineView.of(views.size() + 1, line)));
        return views;
    }

    private static PayoutRunView of(
            PayoutRun run,
            Boolean late,
            Boolean early,
            Integer headcount,
            Integer lineCount,
            Integer holds,
            BigDecimal net,
            TotalsView totals,
            Map<String, BigDecimal> variance,
            List<LineView> lines,
            List<ExceptionView> exceptions,
            List<StepView> steps) {
        RunContent.Header header = run.header().orElse(null);
        return new PayoutRunView(
                run.id().toString(),
                run.version(),
                run.period().toString(),
                run.state().word(),
                run.scheme(),
                run.schemeHash(),
                header == null ? null : header.calendarVersion(),
                header == null ? null : header.factRoot(),
                header == null ? null : header.engineVersion(),
                run.contentHash().orElse(null),
                run.place().orElse(null),
                late,
                early,
                run.preparers().stream().map(StaffId::value).toList(),
                run.approver().map(StaffId::value).orElse(null),
                run.discardedBecause().map(DiscardReason::word).orElse(null),
                run.currency().getCurrencyCode(),
                headcount,
                lineCount,
                holds,
                net,
                totals,
                variance,
                lines,
                exceptions,
                steps);
    }
}
