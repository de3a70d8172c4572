package io.shouwen.privacy.log.witness;

import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder outside the database, best on another machine. It is read as well: a log that is shorter or other than the last
 * checkpoint there was rolled back. A file that is there is never written over.
 */
public final class FolderWitness implements Witness {

    private static final String ENDING = ".checkpoint";

    private final Path folder;
    private final Duration every;

    public FolderWitness(Path folder, Duration every) {
        this.folder = folder;
        this.every = every;
    }

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void hand(Checkpoint checkpoint, String note) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("%018d%s".formatted(checkpoint.size(), ENDING));
        if (Files.exists(file)) {
            if (Files.readString(file).equals(note)) {
                return;
            }
            throw new Refused("a different checkpoint of " + checkpoint.size() + " entries is there already");
        }
        Path writing = Files.writeString(folder.resolve(UUID.randomUUID() + ".writing"), note);
        try {
            Files.move(writing, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(writing);
        }
    }

    @Override
    public Optional<Checkpoint> newest(VerifierKey key) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Optional<Path> newest;
        try (Stream<Path> files = Files.list(folder)) {
            newest = files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .max(Comparator.comparing(file -> file.getFileName().toString()));
        }
        return newest.isEmpty()
                ? Optional.empty()
                : Optional.of(Checkpoint.open(SignedNote.parse(Files.readAllBytes(newest.get())), key, key.name()));
    }
}
