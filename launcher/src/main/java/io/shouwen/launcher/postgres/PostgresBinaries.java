package io.shouwen.launcher.postgres;

import io.shouwen.launcher.StartFailure;
import io.shouwen.launcher.StartFailure.Part;
import io.shouwen.launcher.files.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL for this machine, from a jar on the class path. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, unpacked on first use. */
    static Path in(Path cache) {
        String resource = "postgres-" + system() + "-" + architecture() + ".txz";
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream("/" + resource)) {
            if (archive == null) {
                throw new StartFailure(
                        Part.DATABASE, "There is no embedded PostgreSQL for this machine (" + resource + ").");
            }
            byte[] bytes = archive.readAllBytes();
            Path folder = cache.resolve("postgres-" + FileTree.fingerprint(bytes));
            if (!Files.isDirectory(folder)) {
                FileTree.appearAtOnce(folder, unfinished -> {
                    try (var tar =
                            new TarArchiveInputStream(new XZInputStream(new java.io.ByteArrayInputStream(bytes)))) {
                        FileTree.unpack(tar, unfinished, 0);
                    }
                });
            }
            return folder;
        } catch (IOException e) {
            throw new StartFailure(Part.DATABASE, "The programs of PostgreSQL cannot be unpacked: " + e, e);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "darwin" : name.contains("linux") ? "linux" : "windows";
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }
}
