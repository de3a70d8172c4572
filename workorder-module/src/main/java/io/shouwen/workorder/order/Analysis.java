package io.shouwen.workorder.order;

import java.time.Instant;

/**
 * What the owner found out (W2, W3, W8, W14).
 *
 * @param grade of a complaint, or null where it is none
 * @param plan preliminary plan, or null while there is none
 * @param promisedAt expected completion as told to the customer, or null
 */
public record Analysis(
        String type, Priority priority, Complexity complexity, ComplaintGrade grade, String plan, Instant promisedAt) {

    /** @throws OnlyComplaintsHaveGrades where it grades what is no complaint */
    void requireFor(WorkOrderType known) {
        if (grade != null && !known.complaint()) {
            throw new OnlyComplaintsHaveGrades(known.word());
        }
    }
}
