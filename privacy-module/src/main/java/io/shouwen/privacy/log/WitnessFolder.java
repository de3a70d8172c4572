package io.shouwen.privacy.log;

import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.Malformed;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder outside the database into which checkpoints go, so that even the database's owner cannot take them back. It is
 * read as well: a log that is shorter or other than the last checkpoint there was rolled back.
 */
final class WitnessFolder {

    static final String NAME = "folder";
    private static final String ENDING = ".checkpoint";

    private final Path folder;

    WitnessFolder(Path folder) {
        this.folder = folder;
    }

    void keep(Checkpoint checkpoint, String note) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("%018d%s".formatted(checkpoint.size(), ENDING));
        Path writing = Files.writeString(folder.resolve(file.getFileName() + ".writing"), note);
        Files.move(writing, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws LogDamaged where the newest file there is not a checkpoint of this log */
    Optional<Checkpoint> newest(VerifierKey key) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Optional<Path> newest;
        try (Stream<Path> files = Files.list(folder)) {
            newest = files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .max(Comparator.comparing(file -> file.getFileName().toString()));
        }
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Checkpoint.open(Files.readString(newest.get()), key));
        } catch (BadSignature | Malformed other) {
            throw new LogDamaged(
                    "witness-disagrees",
                    "the witness holds a checkpoint that is not this log's: " + other.getMessage(),
                    other);
        }
    }
}
