package io.shouwen.workorder.clock;

import java.util.Locale;

/** What is promised by a clock (W3). */
public enum ClockKind {
    /** From the contact to the first effective answer (W6). */
    FIRST_RESPONSE,
    /** From the contact to the recorded work order, with its number told to the customer (W1). */
    ACCEPT,
    /** From acceptance to the preliminary plan of a complex case. */
    PLAN,
    /** What the department was given at dispatch (W2). */
    DEPARTMENT,
    /** From acceptance to the written solution. */
    RESOLVE,
    /** From the solution to the callback; opens only after a while (C5). */
    CALLBACK;

    /** The word used in addresses, answers and stored rows, such as {@code first-response}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
