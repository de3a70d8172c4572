package io.shouwen.privacy.log;

import io.shouwen.privacy.log.tree.ClearanceNote;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.witness.Witness;
import io.shouwen.privacy.log.witness.Witnesses;
import io.shouwen.privacy.vault.Keys;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This installation's log: its key, its database, its settings. */
@ApplicationScoped
class SequencerTurns {

    /** One transaction takes about a second for so many, so that catching up shows. */
    static final int BATCH = 20_000;

    private Keys keys;
    private Clock clock;
    private AwaitedEntries awaited;
    private Witnesses witnesses;
    private String origin;
    private Optional<String> officers;
    private int slice;
    private ClearingKeys clearing;
    private LogRun run;

    @Resource(lookup = "java:app/jdbc/shouwen-jobs")
    private DataSource ownTransactions;

    protected SequencerTurns() {} // CDI proxy

    @Inject
    SequencerTurns(
            Keys keys,
            Clock clock,
            AwaitedEntries awaited,
            Witnesses witnesses,
            @ConfigProperty(name = "shouwen.log.origin", defaultValue = "localhost/shouwen/audit-log") String origin,
            @ConfigProperty(name = "shouwen.log.clearing.keys") Optional<String> officers,
            @ConfigProperty(name = "shouwen.log.sweep.entries", defaultValue = "512") int slice) {
        this.keys = keys;
        this.clock = clock;
        this.awaited = awaited;
        this.witnesses = witnesses;
        this.origin = origin;
        this.officers = officers;
        this.slice = slice;
    }

    NoteSigner signer() {
        return keys.logSigner(origin);
    }

    String sign(ClearanceNote clearance) {
        return SignedNote.sign(clearance.text(), signer()).written();
    }

    synchronized ClearingKeys clearing() {
        if (clearing == null) {
            clearing = ClearingKeys.of(signer().verifierKey(), officers);
        }
        return clearing;
    }

    private synchronized LogRun log() {
        if (run == null) {
            run = new LogRun(ownTransactions, signer(), clearing(), clock, awaited, BATCH, slice);
        }
        return run;
    }

    private WitnessRun witnessing() {
        return new WitnessRun(log(), signer().verifierKey(), clock);
    }

    /** @return the alarm that keeps the log from being published, if any */
    Optional<LogAlarm> take() throws SQLException {
        return log().run();
    }

    Optional<LogAlarm> alarm() throws SQLException {
        return log().alarm();
    }

    List<Witness> witnesses() {
        return witnesses.all();
    }

    /** Hands the newest checkpoint to a witness, if it is due; may take a minute. */
    boolean witness(Witness witness) throws SQLException {
        return witnessing().run(witness);
    }

    /** That the log still begins with what this witness has. */
    Optional<LogAlarm> requireContinued(Witness witness) throws SQLException, IOException {
        return witnessing().requireContinued(witness);
    }
}
