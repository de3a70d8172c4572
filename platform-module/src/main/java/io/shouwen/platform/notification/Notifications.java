package io.shouwen.platform.notification;

import io.shouwen.platform.staff.StaffId;

/**
 * Tells people what happened. Written in the caller's transaction: what is rolled back was never told. Shown at the bell
 * within one change of page; forgotten after 90 days.
 */
public interface Notifications {

    /** For one person's eyes, in every portal that they enter. */
    void tell(StaffId to, Notice notice);

    /**
     * For everybody who holds the permission at the moment of looking, in a portal whose session carries it. Each of them has
     * seen it or not for themselves.
     *
     * @throws IllegalArgumentException where no module knows the permission: nobody would ever see it
     */
    void tellHolders(String permission, Notice notice);
}
