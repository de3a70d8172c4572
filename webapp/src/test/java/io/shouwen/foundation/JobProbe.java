package io.shouwen.foundation;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** A job that tells in how many transactions its statements ran: of one kind, and of all kinds, several times over. */
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
        int jdbc = 0;
        int units = 0;
        for (int i = 0; i < 20; i++) {
            jdbc = Math.max(jdbc, ledger.twoStatements().size());
            units = Math.max(units, Set.copyOf(ledger.transactions().values()).size());
        }
        run.result("{\"jdbc\":" + jdbc + ",\"units\":" + units + "}");
    }
}
