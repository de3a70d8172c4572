package io.shouwen.performance;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.staff.StaffId;
import java.time.Duration;
import java.util.Optional;

/** Somebody who may do everything and has just proved it, so that a test meets the rule that it is about. */
public record Somebody(StaffId id) implements Actor {

    public Somebody(String staff) {
        this(new StaffId(staff));
    }

    @Override
    public String name() {
        return "somebody";
    }

    @Override
    public Optional<Portal> portal() {
        return Optional.empty();
    }

    @Override
    public Optional<String> department() {
        return Optional.empty();
    }

    @Override
    public boolean may(String permission) {
        return true;
    }

    @Override
    public String session() {
        return "0".repeat(16);
    }

    @Override
    public String address() {
        return "-";
    }

    @Override
    public boolean secondFactorWithin(Duration age) {
        return true;
    }
}
