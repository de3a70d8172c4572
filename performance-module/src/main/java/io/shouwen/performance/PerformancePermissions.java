package io.shouwen.performance;

/** What people may do with scores and pay. */
public final class PerformancePermissions {

    /** One's own scorecard and the facts behind it. */
    public static final String OWN_SCORECARD = "performance.scorecard.own";
    /** Everybody's scorecards and the facts behind them. */
    public static final String READ_SCORECARDS = "performance.scorecard.read";
    /** The supervision portal's first page. */
    public static final String OPEN_SUPERVISION = "performance.supervision.open";

    public static final String READ_INSPECTIONS = "performance.inspection.read";
    /** Mark a quality inspection (F6). */
    public static final String INSPECT = "performance.inspection.mark";

    public static final String READ_TESTS = "performance.test.read";
    /** Enter the mark of a quarterly knowledge test. */
    public static final String MARK_TESTS = "performance.test.mark";
    /** Say with evidence that a fact does not count (F20). */
    public static final String EXCLUDE_FACTS = "performance.fact.exclude";

    public static final String READ_PEOPLE = "performance.people.read";
    /** Levels, groups, role periods. */
    public static final String EDIT_PEOPLE = "performance.people.edit";

    public static final String READ_PAYOUTS = "performance.payout.read";
    /** Open, calculate, freeze, review and submit runs. */
    public static final String PREPARE_PAYOUTS = "performance.payout.prepare";
    /** Approve and lock runs that others prepared (F22). */
    public static final String APPROVE_PAYOUTS = "performance.payout.approve";

    public static final String EXPORT_PAYOUTS = "performance.payout.export";

    private PerformancePermissions() {}
}
