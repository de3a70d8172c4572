package io.shouwen.crm.imports;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.UUID;

/**
 * The job that makes customers of an import's rows, some hundreds in each transaction. It holds no state of its own: after
 * a kill it goes on with the rows that are still ready.
 */
@ApplicationScoped
public class TakingInCustomers implements JobKind {

    static final String NAME = "crm.import";

    private final ImportChunk chunk;

    protected TakingInCustomers() { // CDI proxy
        this(null);
    }

    @Inject
    public TakingInCustomers(ImportChunk chunk) {
        this.chunk = chunk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) {
        UUID id = importOf(run.parameters());
        ImportStatus status = chunk.status(id);
        while (status.state() == ImportStatus.State.RUNNING) {
            if (run.cancelRequested()) {
                chunk.cancel(id);
            } else {
                chunk.take(id);
            }
            status = chunk.status(id);
            run.progress(status.rows() - status.ready() - status.skipped(), status.rows());
        }
        run.result(Json.createObjectBuilder()
                .add("import", id.toString())
                .add("imported", status.imported())
                .add("duplicates", status.duplicates())
                .add("faulty", status.faulty())
                .add("skipped", status.skipped())
                .build()
                .toString());
    }

    private static UUID importOf(String parameters) {
        try (JsonReader reader = Json.createReader(new StringReader(parameters))) {
            return UUID.fromString(reader.readObject().getString("import"));
        }
    }
}
