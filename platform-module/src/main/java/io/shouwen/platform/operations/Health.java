package io.shouwen.platform.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** {@code /health/live} and {@code /health/ready}, for load balancers (X4). */
@ApplicationScoped
public class Health {

    private final SystemChecks checks;

    @Inject
    public Health(SystemChecks checks) {
        this.checks = checks;
    }

    protected Health() { // CDI proxy
        this(null);
    }

    @Produces
    @Liveness
    HealthCheck live() {
        return () -> HealthCheckResponse.up("shouwen");
    }

    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> {
            HealthCheckResponseBuilder answer =
                    HealthCheckResponse.named("shouwen").up();
            boolean well = true;
            for (SystemChecks.Check check : checks.all()) {
                answer.withData(check.name(), words(check));
                well &= check.well();
            }
            return answer.status(well).build();
        };
    }

    private static String words(SystemChecks.Check check) {
        if (!check.well()) {
            return "down: " + check.detail();
        }
        return check.detail().startsWith(SystemCheck.ATTENTION) ? "up, " + check.detail() : "up";
    }
}
