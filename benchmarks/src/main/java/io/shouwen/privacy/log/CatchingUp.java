package io.shouwen.privacy.log;

import io.shouwen.privacy.log.tree.NoteSigner;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/** The sequencer's turns after a stop, for measurements: turn after turn until nothing is left. */
public final class CatchingUp {

    private CatchingUp() {}

    /** @return the size of the tree at the end */
    public static long all(Connection connection, NoteSigner signer) throws SQLException {
        connection.setAutoCommit(false);
        Sequencer sequencer = new Sequencer(
                signer,
                new ClearingKeys(signer.verifierKey(), java.util.List.of()),
                Clock.systemUTC(),
                SequencerTurns.BATCH);
        Sequencer.Turn turn;
        do {
            turn = sequencer.take(connection);
            connection.commit();
        } while (turn.more());
        connection.setAutoCommit(true);
        return turn.size();
    }
}
