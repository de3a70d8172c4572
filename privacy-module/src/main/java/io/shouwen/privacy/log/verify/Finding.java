package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.Checkpoint;
import java.util.Optional;

/** What the verification comes to. */
public sealed interface Finding {

    /** Everything agrees with the signed checkpoint. */
    record Verified(Checkpoint checkpoint, String words) implements Finding {}

    /**
     * Something was changed, removed, inserted or reordered.
     *
     * @param index of the first entry concerned, where it can be told
     * @param file in which it shows, such as {@code tile/entries/000.p/7}
     */
    record Tampered(Optional<Long> index, String file, String words) implements Finding {}
}
