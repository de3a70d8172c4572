package io.shouwen.workorder;

/** What people may do with work orders; whose work order it is, the work order itself decides. */
public final class WorkorderPermissions {

    /** Open work orders: one's own and the queue's, one's department's. */
    public static final String READ = "workorder.case.read";
    /** Take requests and own them to the end (W5). */
    public static final String OWN = "workorder.case.own";
    /** Work on what was dispatched to one's department. */
    public static final String HANDLE = "workorder.case.handle";
    /** Open every work order. */
    public static final String OVERSEE = "workorder.case.oversee";
    /** Give a work order to another owner, with a reason (W5). */
    public static final String HAND_OVER = "workorder.case.hand-over";

    /** Freeze a case for a legal dispute, work on it while it is frozen, and release it (W15). */
    public static final String FREEZE = "workorder.case.freeze";

    /** Take a month's work orders along for training, de-identified (P9). */
    public static final String TRAINING_COPY = "workorder.training.copy";

    /** Look at the working calendar and its versions (W20). */
    public static final String CALENDAR_READ = "workorder.calendar.read";

    /** Publish a year's announcement as a new version of the working calendar, and withdraw one that is not in force yet (W20). */
    public static final String CALENDAR_PUBLISH = "workorder.calendar.publish";

    private WorkorderPermissions() {}
}
