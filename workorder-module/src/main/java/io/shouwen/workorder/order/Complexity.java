package io.shouwen.workorder.order;

/** Whether a plan is promised before the solution (W3). */
public enum Complexity {
    GENERAL,
    COMPLEX;

    public String word() {
        return Word.of(this);
    }
}
