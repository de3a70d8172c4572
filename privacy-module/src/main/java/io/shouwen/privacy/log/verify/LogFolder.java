package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.ClearanceNote;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.TileAddress;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** An exported log: a folder laid out as C2SP tlog-tiles, or the zip file of one. Reads nothing outside of it. */
final class LogFolder {

    /** A note with as many signatures as are accepted, post-quantum ones among them, is far shorter. */
    static final int LONGEST_NOTE = 1 << 20;

    private final Path root;
    // Folders that lie in the log: to follow every file's path takes as long as to read it.
    private final Set<Path> inside = ConcurrentHashMap.newKeySet();

    private LogFolder(Path root) {
        this.root = root;
    }

    static LogFolder open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new LogFolder(path.toRealPath());
        }
        if (!Files.isRegularFile(path)) {
            throw new Unusable(path + " is neither a folder nor a zip file");
        }
        ZipContents.requireOneMeaning(path);
        try {
            return new LogFolder(FileSystems.newFileSystem(path).getPath("/").toRealPath());
        } catch (IOException | ProviderNotFoundException notZip) {
            throw new Unusable(path + " is neither a folder nor a zip file");
        }
    }

    byte[] checkpoint() throws IOException {
        return note("checkpoint")
                .orElseThrow(() -> new Unusable("there is no file named checkpoint: not an exported log"));
    }

    /** @throws Unusable where the file is longer than that */
    static byte[] whole(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new Unusable(file.getFileName() + " is longer than " + most + " bytes");
            }
            return bytes;
        }
    }

    /**
     * The bytes of the tile or bundle, or of the full one that has taken the place of a partial one; empty where neither is
     * there. Where there are more than {@code most}, one more than that.
     */
    Optional<ByteBuffer> read(TileAddress address, int most) throws IOException {
        Path file = root.resolve(address.path());
        Optional<BasicFileAttributes> found = regular(file);
        if (found.isEmpty() && !address.full()) {
            file = root.resolve(new TileAddress(address.level(), address.index(), TileAddress.FULL).path());
            found = regular(file);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        // A zip file may name any size: one byte more shows where there is more than it says.
        byte[] bytes = new byte[(int) Math.min(found.get().size(), most) + 1];
        try (InputStream in = Files.newInputStream(inside(file))) {
            return Optional.of(ByteBuffer.wrap(bytes, 0, in.readNBytes(bytes, 0, bytes.length)));
        }
    }

    /** The hashes of a tile, and at most one byte more than the longest tile has. */
    Optional<byte[]> hashes(TileAddress address) throws IOException {
        return read(address, TileAddress.FULL * Hash.LENGTH).map(b -> Arrays.copyOf(b.array(), b.limit()));
    }

    /** A signed note, where it is there. */
    Optional<byte[]> note(String path) throws IOException {
        Path file = root.resolve(path);
        return isFile(file) ? Optional.of(whole(inside(file), LONGEST_NOTE)) : Optional.empty();
    }

    /** Paths of the notes by which alarms were cleared. */
    List<String> notes() throws IOException {
        Path notes = root.resolve(ClearanceNote.FOLDER);
        if (!Files.isDirectory(notes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(inside(notes))) {
            return files.map(file -> ClearanceNote.FOLDER + "/" + file.getFileName())
                    .filter(name -> name.endsWith(".note"))
                    .sorted()
                    .toList();
        }
    }

    boolean hasExactly(TileAddress address) throws IOException {
        return isFile(root.resolve(address.path()));
    }

    private boolean isFile(Path file) throws IOException {
        return regular(file).isPresent();
    }

    /**
     * What is known of that file, where there is one.
     *
     * @throws IOException where that cannot be found out, such as in a folder that may not be read: nothing is missing then
     */
    private Optional<BasicFileAttributes> regular(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class))
                    .filter(BasicFileAttributes::isRegularFile);
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (FileSystemException unreadable) {
            for (Path above = file.getParent(); !above.equals(root); above = above.getParent()) {
                if (Files.isRegularFile(above)) {
                    return Optional.empty(); // a file where a folder should be
                }
            }
            throw unreadable;
        }
    }

    /**
     * Files among the tiles that a log of this size does not need: left over from when it was smaller, which other tools do
     * not clear away, or of a time when it was larger. Nobody signed for them here.
     */
    Unneeded unneeded(long size) throws IOException {
        Unneeded found = new Unneeded();
        Path tiles = root.resolve("tile");
        if (Files.isDirectory(tiles)) {
            Files.walkFileTree(tiles, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String path = root.relativize(file).toString().replace(File.separatorChar, '/');
                    boolean needed = TileAddress.parse(path)
                            .filter(address -> address.isIn(size)
                                    && address.equals(TileAddress.holding(
                                            address.level(), address.index() * TileAddress.FULL, size)))
                            .isPresent();
                    if (!needed) {
                        found.add(path);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    found.add(root.relativize(file).toString());
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return found;
    }

    /** How many, and one of them. */
    static final class Unneeded {
        private long files;
        private String first;

        private void add(String path) {
            files++;
            first = first == null || path.compareTo(first) < 0 ? path : first;
        }

        /** What to say of them once everything agrees. */
        String words() {
            return files == 0
                    ? ""
                    : "; not looked at: " + (files == 1 ? "a file" : files + " files")
                            + " beside or beyond what this checkpoint signs for, such as " + first;
        }

        /** The same for programs. */
        Map<String, Object> members() {
            return files == 0 ? Map.of() : Map.of("unchecked", Map.of("files", files, "first", first));
        }
    }

    /** A link may be a way to have us read what was not handed in. */
    private Path inside(Path file) throws IOException {
        if (inside.contains(file.getParent()) && !Files.isSymbolicLink(file)) {
            return file;
        }
        if (!file.toRealPath().startsWith(root)) {
            throw new Unusable(root.relativize(file) + " is a link that leads out of the log");
        }
        if (file.getParent().toRealPath().startsWith(root)) {
            inside.add(file.getParent());
        }
        return file;
    }
}
