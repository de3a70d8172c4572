package io.shouwen.workorder.order;

/** How grave a complaint is (W8): the front line's, the supervisor's, the executive's. */
public enum ComplaintGrade {
    ORDINARY,
    MODERATE,
    SERIOUS;

    public String word() {
        return Word.of(this);
    }
}
