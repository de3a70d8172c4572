package io.shouwen.privacy.log.witness;

import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Somebody outside the database who keeps checkpoints. Each fares by itself: one that fails keeps no other waiting. */
public interface Witness {

    /** One word, as {@code audit.witnessed} keeps it. */
    String name();

    /** How often it is handed a checkpoint at most. */
    Duration every();

    /**
     * Hands a checkpoint over; on return the other side has it. Takes at most about a minute, in no transaction.
     *
     * @throws Refused where it answers, and does not take it
     * @throws IOException where it cannot be reached
     */
    void hand(Checkpoint checkpoint, String note) throws IOException;

    /**
     * The newest checkpoint that it still has, where it can be asked.
     *
     * @throws io.shouwen.privacy.log.tree.BadSignature where that is none of this log's
     * @throws io.shouwen.privacy.log.tree.Malformed where it is no checkpoint
     */
    default Optional<Checkpoint> newest(VerifierKey key) throws IOException {
        return Optional.empty();
    }

    /**
     * Whether it can be seen to hold nothing, such as a folder whose disk is not mounted. Others cannot be asked, and are not
     * empty.
     */
    default boolean empty() throws IOException {
        return false;
    }

    /** The other side answered, and said no. */
    final class Refused extends IOException {
        public Refused(String answer) {
            super(answer);
        }
    }
}
