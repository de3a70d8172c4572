package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.TileAddress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.Optional;

/** An exported log: a folder laid out as C2SP tlog-tiles, or the zip file of one. */
final class LogFolder {

    private final Path root;

    private LogFolder(Path root) {
        this.root = root;
    }

    static LogFolder open(Path path) {
        if (Files.isDirectory(path)) {
            return new LogFolder(path);
        }
        if (!Files.isRegularFile(path)) {
            throw new Unusable(path + " is neither a folder nor a zip file");
        }
        try {
            return new LogFolder(FileSystems.newFileSystem(path).getPath("/"));
        } catch (IOException | ProviderNotFoundException notZip) {
            throw new Unusable(path + " is neither a folder nor a zip file");
        }
    }

    String checkpoint() throws IOException {
        Path file = root.resolve("checkpoint");
        if (!Files.isRegularFile(file)) {
            throw new Unusable("there is no file named checkpoint: not an exported log");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** The tile, or the full one that has taken the place of a partial one; empty where neither is there. */
    Optional<InputStream> open(TileAddress address) throws IOException {
        Path file = root.resolve(address.path());
        if (!Files.isRegularFile(file)) {
            file = root.resolve(new TileAddress(address.level(), address.index(), TileAddress.FULL).path());
        }
        return Files.isRegularFile(file)
                ? Optional.of(new BufferedInputStream(Files.newInputStream(file), 1 << 16))
                : Optional.empty();
    }

    boolean hasExactly(TileAddress address) {
        return Files.isRegularFile(root.resolve(address.path()));
    }
}
