package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.ClearanceNote;
import io.shouwen.privacy.log.tree.Malformed;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.VerifierKey;
import io.shouwen.privacy.log.verify.AlarmsTold.Told;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The notes by which alarms were cleared, against keys that whoever verifies has from the officers: an entry says who cleared an
 * alarm, and anybody who reaches the database may write one; only a signature shows that they did.
 */
final class ClearanceNotes {

    private final LogFolder folder;
    private final VerifierKey log;
    private final String origin;
    private final List<VerifierKey> keys;

    /**
     * @param log its key counts where it is among {@code keys}, for clearances from before officers had keys of their own
     * @param keys each named by its holder's staff number
     */
    ClearanceNotes(LogFolder folder, VerifierKey log, String origin, List<VerifierKey> keys) {
        this.folder = folder;
        this.log = log;
        this.origin = origin;
        this.keys = List.copyOf(keys);
    }

    /**
     * The entry that is signed for, of those that tell of one alarm's end: others may have been put in, and count for nothing.
     *
     * @throws Mismatch where there is none
     */
    Told signed(List<Told> claims) throws IOException {
        List<Mismatch> wrong = new ArrayList<>();
        for (Told claim : claims) {
            try {
                requireSigned(claim);
                return claim;
            } catch (Mismatch unsigned) {
                wrong.add(unsigned);
            }
        }
        throw wrong.get(0);
    }

    private void requireSigned(Told claim) throws IOException {
        byte[] note = folder.note(ClearanceNote.file(claim.index()))
                .orElseThrow(() -> mismatch(claim, "is missing: nobody has signed that this alarm is cleared"));
        List<VerifierKey> theirs = keys.stream()
                .filter(key -> key.name().equals(claim.by()) || key.name().equals(log.name()))
                .toList();
        Optional<String> refused = Optional.of("none of the officers' keys that were given is named " + claim.by());
        for (VerifierKey key : theirs) {
            refused = refusal(claim, note, key);
            if (refused.isEmpty()) {
                return;
            }
        }
        throw mismatch(claim, refused.orElseThrow());
    }

    private Optional<String> refusal(Told claim, byte[] note, VerifierKey key) {
        try {
            new ClearanceNote(origin, UUID.fromString(claim.alarm()), claim.reason(), claim.reference())
                    .requireSigned(SignedNote.parse(note), key);
            return Optional.empty();
        } catch (BadSignature | Malformed refused) {
            return Optional.of(refused.getMessage());
        }
    }

    private static Mismatch mismatch(Told claim, String words) {
        return new Mismatch(Finding.Tampered.at(
                claim.index(),
                ClearanceNote.file(claim.index()),
                words + "; the entry at index " + claim.index() + " says that " + claim.by() + " cleared the alarm "
                        + claim.alarm()));
    }

    /** @throws Mismatch where a note lies there that belongs to none of them */
    void requireNoneBeside(Set<Long> indexes) throws IOException {
        Set<String> expected = indexes.stream().map(ClearanceNote::file).collect(Collectors.toSet());
        for (String file : folder.notes()) {
            if (!expected.contains(file)) {
                throw new Mismatch(Finding.Tampered.somewhere(file, "no entry of this log tells of such a clearance"));
            }
        }
    }
}
