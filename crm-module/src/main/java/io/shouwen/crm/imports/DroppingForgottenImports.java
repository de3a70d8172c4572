package io.shouwen.crm.imports;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What somebody uploaded, and then never took in, does not lie around. */
@ApplicationScoped
public class DroppingForgottenImports implements JobKind {

    private final ImportChunk chunk;
    private final int days;

    protected DroppingForgottenImports() { // CDI proxy
        this(null, 0);
    }

    @Inject
    public DroppingForgottenImports(
            ImportChunk chunk, @ConfigProperty(name = "shouwen.crm.import.kept-days", defaultValue = "7") int days) {
        this.chunk = chunk;
        this.days = days;
    }

    @Override
    public String name() {
        return "crm.import-forgotten";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofHours(6));
    }

    @Override
    public void run(JobRun run) {
        int dropped = chunk.dropForgotten(Duration.ofDays(days));
        run.progress(dropped, dropped);
    }
}
