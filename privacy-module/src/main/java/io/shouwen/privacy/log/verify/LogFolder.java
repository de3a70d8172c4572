package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.TileAddress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.Optional;

/** An exported log: a folder laid out as C2SP tlog-tiles, or the zip file of one. Reads nothing outside of it. */
final class LogFolder {

    /** A note with as many signatures as are accepted, post-quantum ones among them, is far shorter. */
    static final int LONGEST_NOTE = 1 << 20;

    private final Path root;

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
        try {
            return new LogFolder(FileSystems.newFileSystem(path).getPath("/").toRealPath());
        } catch (IOException | ProviderNotFoundException notZip) {
            throw new Unusable(path + " is neither a folder nor a zip file");
        }
    }

    byte[] checkpoint() throws IOException {
        Path file = root.resolve("checkpoint");
        if (!Files.isRegularFile(file)) {
            throw new Unusable("there is no file named checkpoint: not an exported log");
        }
        return whole(inside(file), LONGEST_NOTE);
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

    /** The tile, or the full one that has taken the place of a partial one; empty where neither is there. */
    Optional<InputStream> open(TileAddress address) throws IOException {
        Path file = root.resolve(address.path());
        if (!Files.isRegularFile(file)) {
            file = root.resolve(new TileAddress(address.level(), address.index(), TileAddress.FULL).path());
        }
        return Files.isRegularFile(file)
                ? Optional.of(new BufferedInputStream(Files.newInputStream(inside(file)), 1 << 16))
                : Optional.empty();
    }

    /** The hashes of a tile, and at most one byte more than the longest tile has. */
    Optional<byte[]> hashes(TileAddress address) throws IOException {
        Optional<InputStream> opened = open(address);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = opened.get()) {
            return Optional.of(in.readNBytes(TileAddress.FULL * Hash.LENGTH + 1));
        }
    }

    boolean hasExactly(TileAddress address) {
        return Files.isRegularFile(root.resolve(address.path()));
    }

    /** A link may be a way to have us read what was not handed in. */
    private Path inside(Path file) throws IOException {
        if (!file.toRealPath().startsWith(root)) {
            throw new Unusable(root.relativize(file) + " is a link that leads out of the log");
        }
        return file;
    }
}
