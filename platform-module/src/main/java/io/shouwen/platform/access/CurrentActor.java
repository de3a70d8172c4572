package io.shouwen.platform.access;

import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.Optional;

/** The {@link Actor} that beans are given: whoever this request or job runs for, nobody until {@link #become} is called. */
@RequestScoped
public class CurrentActor implements Actor {

    private Actor person;

    /** Called once, by what has established the identity: the page and API gates, {@link ActingAs}. */
    public void become(Actor established) {
        person = established;
    }

    public boolean isKnown() {
        return person != null;
    }

    /** The identity itself, which outlives the request; for jobs that go on in its name. */
    public Actor identity() {
        if (person == null) {
            throw new NotSignedIn();
        }
        return person;
    }

    @Override
    public StaffId id() {
        return identity().id();
    }

    @Override
    public String name() {
        return identity().name();
    }

    @Override
    public Optional<Portal> portal() {
        return person == null ? Optional.empty() : person.portal();
    }

    @Override
    public Optional<String> department() {
        return person == null ? Optional.empty() : person.department();
    }

    @Override
    public boolean may(String permission) {
        return person != null && person.may(permission);
    }

    @Override
    public String session() {
        return person == null ? "-" : person.session();
    }

    @Override
    public String address() {
        return person == null ? "-" : person.address();
    }

    @Override
    public boolean secondFactorWithin(Duration age) {
        return person != null && person.secondFactorWithin(age);
    }
}
