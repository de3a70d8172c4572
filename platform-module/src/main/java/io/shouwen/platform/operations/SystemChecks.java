package io.shouwen.platform.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Asks every {@link SystemCheck} of every module. */
@ApplicationScoped
public class SystemChecks {

    /** @param name such as {@code database}; {@code platform.check.<name>} in a bundle */
    public record Check(String name, boolean well, String detail) {}

    private final Instance<SystemCheck> checks;

    @Inject
    SystemChecks(@Any Instance<SystemCheck> checks) {
        this.checks = checks;
    }

    protected SystemChecks() { // CDI proxy
        this(null);
    }

    public List<Check> all() {
        List<Check> results = new ArrayList<>();
        for (SystemCheck check : checks) {
            try {
                results.add(new Check(check.name(), true, check.look()));
            } catch (SystemCheck.Unwell unwell) {
                results.add(new Check(check.name(), false, unwell.getMessage()));
            }
        }
        results.sort(Comparator.comparing(Check::name));
        return results;
    }
}
