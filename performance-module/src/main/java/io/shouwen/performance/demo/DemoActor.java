package io.shouwen.performance.demo;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.demo.DemoStory;
import io.shouwen.platform.staff.StaffId;
import java.time.Duration;
import java.util.Optional;

/** An invented member of staff who acts in the story, so that the story goes through the same use cases as real people. */
record DemoActor(DemoStory.DemoPerson person, Portal through) implements Actor {

    @Override
    public StaffId id() {
        return person.id();
    }

    @Override
    public String name() {
        return person.name();
    }

    @Override
    public Optional<Portal> portal() {
        return Optional.of(through);
    }

    @Override
    public Optional<String> department() {
        return person.department();
    }

    @Override
    public boolean may(String permission) {
        return true;
    }

    @Override
    public String session() {
        return "0000000000000000";
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
