package io.shouwen.platform.access;

import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.use.UsedPermissions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** The {@link Actor} that beans are given: whoever this request or job runs for, nobody until {@link #become} is called. */
@RequestScoped
public class CurrentActor implements Actor {

    private final UsedPermissions used;
    private Actor person;

    @Inject
    public CurrentActor(UsedPermissions used) {
        this.used = used;
    }

    protected CurrentActor() { // CDI proxy
        this(null);
    }

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
    public boolean uses(String permission) {
        boolean lets = may(permission);
        if (lets) {
            used.mark(person.id(), permission);
        }
        return lets;
    }

    /** Whether any of these lets the person in; all that do count as used, since each would have done. */
    public boolean usesAnyOf(String... permissions) {
        boolean lets = false;
        for (String permission : permissions) {
            lets |= uses(permission);
        }
        return lets;
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
