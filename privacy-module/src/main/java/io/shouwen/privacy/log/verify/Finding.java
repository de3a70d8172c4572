package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.Checkpoint;
import java.util.Map;
import java.util.Optional;

/** What the verification comes to. */
public sealed interface Finding {

    /**
     * Everything agrees with the signed checkpoint.
     *
     * @param remarks what the words say besides, as members for programs
     * @param alarms that the log tells of
     */
    record Verified(Checkpoint checkpoint, String words, Map<String, ?> remarks, AlarmsTold alarms)
            implements Finding {}

    /**
     * Something was changed, removed, inserted or reordered.
     *
     * @param index of the first entry concerned, where it can be told
     * @param before where only a range can be told: the first difference lies at {@code index} or later, but before this
     * @param file in which it shows, such as {@code tile/entries/000.p/7}
     */
    record Tampered(Optional<Long> index, Optional<Long> before, String file, String words) implements Finding {

        static Tampered at(long index, String file, String words) {
            return new Tampered(Optional.of(index), Optional.empty(), file, words);
        }

        static Tampered somewhere(String file, String words) {
            return new Tampered(Optional.empty(), Optional.empty(), file, words);
        }
    }
}
