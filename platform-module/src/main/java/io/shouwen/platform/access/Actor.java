package io.shouwen.platform.access;

import io.shouwen.platform.staff.StaffId;
import java.time.Duration;
import java.util.Optional;

/**
 * Who acts now. Inject it; in a request it is the signed-in person as the portal's token describes them, in a job the
 * person on whose behalf the job runs, or the system.
 */
public interface Actor {

    StaffId id();

    /** The person's name for their own eyes (page frame, watermark). Never logged. */
    String name();

    /** The portal that the person came through; empty for the system. */
    Optional<Portal> portal();

    /** The department that the person works in, such as {@code technical}; empty where Keycloak names none. */
    Optional<String> department();

    boolean may(String permission);

    /** A hash that tells this sign-in from others and reveals nothing of it; 16 hex characters. */
    String session();

    /** Network address of the caller, or {@code -} for the system. */
    String address();

    /** Whether the person proved a second factor no longer ago than this ({@code acr} and {@code auth_time}). */
    boolean secondFactorWithin(Duration age);

    /** The same where the answer lets them in rather than shows or hides something: it counts as use of the permission (P15). */
    default boolean uses(String permission) {
        return may(permission);
    }

    default void require(String permission) {
        if (!uses(permission)) {
            throw new PermissionMissing(permission);
        }
    }

    /** For payout approval, role change and the like: a fresh second factor, or {@link SecondFactorNeeded}. */
    default void requireFreshSecondFactor() {
        if (!secondFactorWithin(FRESH)) {
            throw new SecondFactorNeeded(FRESH);
        }
    }

    /** How fresh "fresh" is (architecture.md, "Who may do what"). */
    Duration FRESH = Duration.ofMinutes(5);
}
