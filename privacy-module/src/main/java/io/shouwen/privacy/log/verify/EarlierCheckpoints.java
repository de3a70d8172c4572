package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.CompactRange;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.Malformed;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkpoints kept from before, smallest first: the log must still begin with what each of them says. More than one tells
 * more closely where history parts.
 */
final class EarlierCheckpoints {

    static final EarlierCheckpoints NONE = new EarlierCheckpoints(List.of());

    /** @param file where it was found */
    private record Kept(String file, Checkpoint checkpoint) {
        long size() {
            return checkpoint.size();
        }
    }

    private final List<Kept> kept;
    private int next;
    private long agreed;

    private EarlierCheckpoints(List<Kept> kept) {
        this.kept = kept;
    }

    /**
     * @param path a checkpoint, or a folder of them, such as a witness keeps
     * @throws Mismatch where one of them is not the log's, or two contradict each other
     */
    static EarlierCheckpoints read(Path path, VerifierKey key, String origin) throws IOException {
        List<Kept> kept = new ArrayList<>();
        for (Path file : files(path)) {
            String name = String.valueOf(file.getFileName());
            try {
                SignedNote note = SignedNote.parse(LogFolder.whole(file, LogFolder.LONGEST_NOTE));
                kept.add(new Kept(name, Checkpoint.open(note, key, origin)));
            } catch (BadSignature | Malformed refused) {
                throw new Mismatch(Finding.Tampered.somewhere("earlier checkpoint " + name, refused.getMessage()));
            }
        }
        kept.sort(Comparator.comparingLong(Kept::size));
        for (int i = 1; i < kept.size(); i++) {
            Kept one = kept.get(i - 1);
            Kept other = kept.get(i);
            if (one.size() == other.size()
                    && !one.checkpoint().root().equals(other.checkpoint().root())) {
                throw new Mismatch(Finding.Tampered.somewhere(
                        "earlier checkpoint " + other.file(),
                        "it and " + one.file() + " are both signed, speak of " + one.size()
                                + " entries, and have different roots: the log has told two histories"));
            }
        }
        return new EarlierCheckpoints(kept);
    }

    private static List<Path> files(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw new Unusable("there is no file " + path);
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> checkpoints = files.filter(file -> file.toString().endsWith(".checkpoint"))
                    .filter(Files::isRegularFile)
                    .toList();
            if (checkpoints.isEmpty()) {
                throw new Unusable("no file in " + path + " ends in .checkpoint");
            }
            return checkpoints;
        }
    }

    /** Whether one of them speaks of more than {@code from} and at most {@code to} entries, or of none at all. */
    boolean anyWithin(long from, long to) {
        return next < kept.size()
                && kept.get(next).size() <= to
                && (kept.get(next).size() > from || from == 0);
    }

    /** Compares those that speak of exactly as many entries as the range has. */
    void compare(CompactRange range) {
        while (next < kept.size() && kept.get(next).size() == range.size()) {
            Kept one = kept.get(next++);
            Hash root = range.root();
            if (!one.checkpoint().root().equals(root)) {
                throw new Mismatch(new Finding.Tampered(
                        Optional.of(agreed).filter(index -> index > 0),
                        Optional.of(one.size()),
                        "earlier checkpoint " + one.file(),
                        "the first " + one.size() + " entries are not those of the earlier checkpoint: history was"
                                + " rewritten"
                                + (agreed > 0 ? "; up to index " + (agreed - 1) + " it still agrees" : "")));
            }
            agreed = one.size();
        }
    }

    /** At the end of the log: one that speaks of more entries shows that the log has shrunk. */
    Optional<Finding.Tampered> longerThan(long size) {
        return next == kept.size()
                ? Optional.empty()
                : Optional.of(Finding.Tampered.at(
                        size,
                        "checkpoint",
                        "the log has shrunk: from " + kept.get(kept.size() - 1).size() + " to " + size
                                + " entries; those from index " + size + " on are missing"));
    }

    /** What to say of them once everything agrees. */
    String words() {
        return switch (kept.size()) {
            case 0 -> "";
            case 1 -> "the log still begins with the " + kept.get(0).size() + " entries of the earlier checkpoint; ";
            default -> "the log still begins as each of " + kept.size() + " earlier checkpoints says; ";
        };
    }
}
