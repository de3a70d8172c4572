package io.shouwen.privacy.log.witness;

import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder outside the database, best on another machine. It is read as well: a log that is shorter or other than the last
 * checkpoint there was rolled back. A file that is there is never written over, unless it is empty: a full disk leaves such
 * files, and they say nothing. The folder itself is never made: where a disk is not mounted, files would go elsewhere, and an
 * empty folder in its place would have nothing to object. Nor is anything written to one that is empty and was not before: a
 * mount point without its disk looks like that.
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
        if (!Files.isDirectory(folder)) {
            throw new Refused("there is no such folder: make it, or mount it");
        }
        Path file = folder.resolve("%018d%s".formatted(checkpoint.size(), ENDING));
        if (Files.exists(file) && Files.size(file) > 0) {
            if (Files.readString(file).equals(note)) {
                return;
            }
            throw new Refused("a different checkpoint of " + checkpoint.size() + " entries is there already");
        }
        Path writing = folder.resolve(UUID.randomUUID() + ".writing");
        try {
            try (FileChannel out = FileChannel.open(writing, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true); // before it has its name: a name without content is what a crash would leave
            }
            Files.move(writing, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(writing);
        }
        keepNames();
    }

    @Override
    public boolean empty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.noneMatch(FolderWitness::saysSomething);
        } catch (NoSuchFileException | NotDirectoryException notThere) {
            return false; // which is told in its own words
        }
    }

    private static boolean saysSomething(Path file) {
        return file.getFileName().toString().endsWith(ENDING) && file.toFile().length() > 0;
    }

    private void keepNames() {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException cannot) {
            // Not every system opens a folder; there, names are kept without being asked.
        }
    }

    @Override
    public Optional<Checkpoint> newest(VerifierKey key) throws IOException {
        Optional<Path> newest;
        try (Stream<Path> files = Files.list(folder)) {
            newest = files.filter(FolderWitness::saysSomething)
                    .max(Comparator.comparing(file -> file.getFileName().toString()));
        }
        return newest.isEmpty()
                ? Optional.empty()
                : Optional.of(Checkpoint.open(SignedNote.parse(Files.readAllBytes(newest.get())), key, key.name()));
    }
}
