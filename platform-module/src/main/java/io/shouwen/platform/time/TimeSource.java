package io.shouwen.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives every bean the same clock and zone. Tests replace it by an alternative. */
@Dependent
public class TimeSource {

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Dependent
    OrganisationZone zone(@ConfigProperty(name = "shouwen.zone", defaultValue = "Asia/Shanghai") String name) {
        try {
            return new OrganisationZone(ZoneId.of(name));
        } catch (DateTimeException e) {
            throw new IllegalStateException("shouwen.zone is not a time zone: " + name, e);
        }
    }
}
