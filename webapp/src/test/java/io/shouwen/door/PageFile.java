package io.shouwen.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An xhtml file of ours on the class path.
 *
 * @param path at which it is served, without extension, such as {@code /crm/customers}
 */
public record PageFile(String path, String content) {

    private static final String ROOT = "META-INF/resources";

    /** Every xhtml file, templates and components included. */
    public static List<PageFile> files() {
        List<PageFile> all = new ArrayList<>();
        try {
            for (URL url : Collections.list(PageFile.class.getClassLoader().getResources(ROOT))) {
                if (url.toString().contains("-module")) {
                    read(url.toURI(), all);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        all.sort(Comparator.comparing(PageFile::path));
        return all;
    }

    /** What people can open: no template, no component. */
    public static List<PageFile> pages() {
        return files().stream()
                .filter(p -> !p.path().startsWith("/WEB-INF/") && !p.path().startsWith("/resources/"))
                .toList();
    }

    /** Open to everybody, by the convention that the page gate keeps. */
    public boolean open() {
        return path.startsWith("/public/");
    }

    private static void read(URI root, List<PageFile> all) throws IOException {
        if (root.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
                walk(jar.getPath(ROOT), all);
            }
        } else {
            walk(Path.of(root), all);
        }
    }

    private static void walk(Path root, List<PageFile> all) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".xhtml")).toList()) {
                String path = "/"
                        + root.relativize(file).toString().replace('\\', '/').replaceFirst("\\.xhtml$", "");
                all.add(new PageFile(path, Files.readString(file, StandardCharsets.UTF_8)));
            }
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
