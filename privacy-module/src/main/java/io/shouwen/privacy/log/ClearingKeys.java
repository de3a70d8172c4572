package io.shouwen.privacy.log;

import io.shouwen.privacy.log.LogStorage.Published;
import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.ClearanceNote;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.Malformed;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * By whose signature an alarm is cleared: the officers' own, where the settings name their keys, for those the application has
 * not; otherwise the log's, which the database has not. Whoever can only write rows clears nothing by either.
 */
final class ClearingKeys {

    private final VerifierKey log;
    private final List<VerifierKey> officers;

    /** Looked at once: rows are read at each turn. */
    private final Set<Object> proven = ConcurrentHashMap.newKeySet();

    private record Signed(ClearanceNote clearance, String by, String note) {}

    /** @param officers each named by its holder's staff number; none: the log's own key will do */
    ClearingKeys(VerifierKey log, List<VerifierKey> officers) {
        this.log = log;
        this.officers = List.copyOf(officers);
    }

    /** @throws IllegalArgumentException where the setting is not a list of keys: better no start than a key that is passed over */
    static ClearingKeys of(VerifierKey log, Optional<String> setting) {
        try {
            return new ClearingKeys(log, VerifierKey.parseAll(setting.orElse("")));
        } catch (Malformed notAKey) {
            throw new IllegalArgumentException("shouwen.log.clearing.keys: " + notAKey.getMessage(), notAKey);
        }
    }

    String origin() {
        return log.name();
    }

    /** Whether an officer must bring a signature of their own. */
    boolean officersSign() {
        return !officers.isEmpty();
    }

    /** Whether the note is that clearance, signed by whoever may clear now. */
    boolean signed(ClearanceNote clearance, String by, String note) {
        Signed signed = new Signed(clearance, by, String.valueOf(note));
        if (proven.contains(signed)) {
            return true;
        }
        boolean found = note != null && keysOf(by).stream().anyMatch(key -> isSigned(clearance, note, key));
        if (found) {
            proven.add(signed);
        }
        return found;
    }

    private List<VerifierKey> keysOf(String by) {
        return officersSign()
                ? officers.stream().filter(key -> key.name().equals(by)).toList()
                : List.of(log);
    }

    private static boolean isSigned(ClearanceNote clearance, String note, VerifierKey key) {
        try {
            clearance.requireSigned(note, key);
            return true;
        } catch (BadSignature | Malformed notSigned) {
            return false;
        }
    }

    /**
     * Whether an entry is in the signed tree. While an alarm is open nothing gets there: so the nodes of that time accepted what
     * it tells of, by whichever keys there were.
     */
    boolean published(LogStorage storage, long index, String leaf) throws SQLException {
        Hash hash = Hash.ofEntry(leaf.getBytes(StandardCharsets.UTF_8));
        if (proven.contains(hash)) {
            return true;
        }
        Optional<Published> latest = storage.latest();
        if (latest.isEmpty()) {
            return false;
        }
        try {
            Checkpoint checkpoint = Checkpoint.open(latest.get().note(), log);
            boolean found = index < checkpoint.size()
                    && storage.nodes(checkpoint.size())
                            .inclusion(index, checkpoint.size())
                            .leadsFrom(hash, checkpoint.root());
            if (found) {
                proven.add(hash);
            }
            return found;
        } catch (BadSignature | Malformed damaged) {
            return false; // what cannot be read proves nothing; the inspection tells of it
        }
    }
}
