package io.shouwen.launcher.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Folders that are filled once and then only read. */
public final class FileTree {

    private FileTree() {}

    /** Fills a folder that does not exist yet. */
    public interface Filling {
        void into(Path folder) throws IOException;
    }

    /** Fills the folder under another name and renames it when complete: whoever sees it sees all of it. */
    public static void appearAtOnce(Path folder, Filling filling) throws IOException {
        Files.createDirectories(folder.getParent());
        Path unfinished = Files.createTempDirectory(
                folder.getParent(), folder.getFileName().toString() + ".unfinished-");
        try {
            filling.into(unfinished);
            if (!Files.exists(folder)) {
                Files.move(unfinished, folder);
            }
        } finally {
            delete(unfinished);
        }
    }

    /** What a killed attempt left; a living one is younger than an hour. */
    private static void deleteAbandoned(Path folder) throws IOException {
        String prefix = folder.getFileName() + ".unfinished-";
        var hourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        try (var siblings = Files.list(folder.getParent())) {
            for (Path sibling : siblings.filter(s -> s.getFileName().toString().startsWith(prefix))
                    .toList()) {
                if (Files.getLastModifiedTime(sibling).compareTo(hourAgo) < 0) {
                    delete(sibling);
                }
            }
        }
    }

    /** @param strip leading parts of each name to leave out */
    public static void unpack(TarArchiveInputStream tar, Path folder, int strip) throws IOException {
        TarArchiveEntry entry;
        while ((entry = tar.getNextEntry()) != null) {
            Path name = Path.of(entry.getName()).normalize();
            if (name.getNameCount() <= strip) {
                continue;
            }
            Path target =
                    folder.resolve(name.subpath(strip, name.getNameCount())).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("an archive entry leaves its folder: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(target.getParent());
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(tar, target);
                Files.setLastModifiedTime(target, entry.getLastModifiedTime());
                if ((entry.getMode() & 0100) != 0) {
                    var mode = EnumSet.copyOf(Files.getPosixFilePermissions(target));
                    mode.add(PosixFilePermission.OWNER_EXECUTE);
                    Files.setPosixFilePermissions(target, mode);
                }
            }
        }
    }

    /** The same tree in another place, sharing the files' contents where the file system can. */
    public static void link(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path source : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(target);
                } else {
                    linkFile(source, target);
                }
            }
        }
    }

    private static void linkFile(Path source, Path target) throws IOException {
        try {
            Files.createLink(target, source);
        } catch (IOException | UnsupportedOperationException e) {
            FileTime modified = Files.getLastModifiedTime(source);
            Files.copy(source, target);
            Files.setLastModifiedTime(target, modified);
        }
    }

    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Twelve hexadecimal digits that differ when the contents do. */
    public static String fingerprint(byte[] contents) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(contents))
                    .substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
