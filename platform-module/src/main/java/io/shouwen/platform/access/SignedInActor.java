package io.shouwen.platform.access;

import io.shouwen.platform.staff.StaffId;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person as one portal's token describes them.
 *
 * @param secondFactorAt when the second factor was proved, or null
 * @param clock against which that is measured
 */
public record SignedInActor(
        StaffId id,
        String name,
        Portal through,
        String departmentName,
        Set<String> permissions,
        String session,
        String address,
        Instant secondFactorAt,
        Clock clock)
        implements Actor, Serializable {

    public SignedInActor {
        permissions = Set.copyOf(permissions);
    }

    /** The application itself, for recurring jobs: it may nothing that a person may. */
    public static SignedInActor system(Clock clock) {
        return new SignedInActor(StaffId.SYSTEM, "system", null, null, Set.of(), "-", "-", null, clock);
    }

    /** The same person, who proved their second factor then, or never (null). */
    public SignedInActor withSecondFactorAt(Instant then) {
        return new SignedInActor(id, name, through, departmentName, permissions, session, address, then, clock);
    }

    @Override
    public Optional<Portal> portal() {
        return Optional.ofNullable(through);
    }

    @Override
    public Optional<String> department() {
        return Optional.ofNullable(departmentName);
    }

    @Override
    public boolean may(String permission) {
        return permissions.contains(permission);
    }

    @Override
    public boolean secondFactorWithin(Duration age) {
        return secondFactorAt != null && !secondFactorAt.plus(age).isBefore(clock.instant());
    }

    /** Says who, not what they may or their name: this ends up in logs. */
    @Override
    public String toString() {
        return "staff " + id;
    }
}
