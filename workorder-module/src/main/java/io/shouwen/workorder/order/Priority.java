package io.shouwen.workorder.order;

/** How much it presses, lowest first. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    public String word() {
        return Word.of(this);
    }
}
