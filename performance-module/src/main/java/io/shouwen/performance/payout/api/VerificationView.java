package io.shouwen.performance.payout.api;

import io.shouwen.performance.payout.ReadingPayouts;

/**
 * A run calculated again from its pinned facts, beside what is stored (F23).
 *
 * @param engineVersion by which it was calculated, then and now
 * @param signed the hash that was pinned and approved
 * @param stored hash of the lines as they are stored
 * @param recalculated hash of what the pinned facts give
 * @param identical whether all three are one
 */
public record VerificationView(
        String run, String engineVersion, String signed, String stored, String recalculated, boolean identical) {

    static VerificationView of(ReadingPayouts.Verification verification) {
        return new VerificationView(
                verification.run().id().toString(),
                verification.run().header().orElseThrow().engineVersion(),
                verification.signed(),
                verification.stored(),
                verification.recalculated(),
                verification.identical());
    }
}
