package io.shouwen.foundation;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A job that tells in how many transactions its two statements ran. */
@ApplicationScoped
public class JobProbe implements JobKind {

    static final String NAME = "platform.probe";

    @Inject
    private Ledger ledger;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) throws Exception {
        run.result("{\"jdbc\":" + ledger.twoStatements().size() + ",\"units\":"
                + java.util.Set.copyOf(ledger.transactions().values()).size() + "}");
    }
}
