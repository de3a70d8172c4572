package io.shouwen.launcher.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.Set;

/** Passwords and keys of one installation: made at random when first asked for, kept in a file that only its owner reads. */
public final class Secrets {

    /** Without letters and digits that look alike. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private final Properties values = new Properties();

    public Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                values.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the secrets of this installation", e);
            }
        }
    }

    /** The secret of that name, of the given length in characters. */
    public synchronized String reveal(String name, int length) {
        String known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        var made = new StringBuilder();
        for (int i = 0; i < length; i++) {
            made.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        values.setProperty(name, made.toString());
        save();
        return made.toString();
    }

    @Override
    public String toString() {
        return "secrets in " + file.getFileName();
    }

    private void save() {
        try {
            OwnerOnly.create(file);
            try (var out = Files.newBufferedWriter(file, StandardOpenOption.TRUNCATE_EXISTING)) {
                values.store(out, "Secrets of this installation. Whoever has them has everything.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the secrets of this installation", e);
        }
    }

    /** Files that nobody but their owner may read, from the first byte on. */
    public static final class OwnerOnly {

        private OwnerOnly() {}

        public static void create(Path file) throws IOException {
            Set<java.nio.file.attribute.PosixFilePermission> mode = PosixFilePermissions.fromString("rw-------");
            if (Files.exists(file)) {
                Files.setPosixFilePermissions(file, mode);
            } else {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(mode));
            }
        }

        public static void write(Path file, String text) throws IOException {
            create(file);
            Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
        }
    }
}
