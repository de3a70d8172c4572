package io.shouwen.privacy.log;

import io.shouwen.platform.operations.SystemCheck;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Says which witnesses fail. That keeps no node from its work: the log is whole, and they are tried again. */
@ApplicationScoped
class WitnessCheck implements SystemCheck {

    private SequencerTurns turns;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    protected WitnessCheck() {} // CDI proxy

    @Inject
    WitnessCheck(SequencerTurns turns) {
        this.turns = turns;
    }

    @Override
    public String name() {
        return "witnesses";
    }

    @Override
    public String look() {
        if (turns.witnesses().isEmpty()) {
            return ATTENTION + "no witness is set";
        }
        try (Connection connection = database.getConnection()) {
            List<String> failing = WitnessRun.standings(connection, turns.witnesses()).stream()
                    .filter(witness -> !witness.well())
                    .map(witness ->
                            witness.name() + " since " + witness.failingSince() + " (" + witness.failure() + ")")
                    .toList();
            return failing.isEmpty()
                    ? turns.witnesses().size() + " well"
                    : ATTENTION + "failing: " + String.join(", ", failing);
        } catch (SQLException broken) {
            return ATTENTION + "their state cannot be read"; // the database has a check of its own
        }
    }
}
