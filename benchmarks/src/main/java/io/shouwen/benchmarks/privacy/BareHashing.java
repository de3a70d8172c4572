package io.shouwen.benchmarks.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the same files as the verifier and calls SHA-256 as often, on as many bytes, on all processors; compares nothing,
 * keeps nothing, trusts every length. A program of its own, so that both pay for a JVM.
 */
public final class BareHashing {

    private static final int LENGTH = 32;

    private BareHashing() {}

    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(arguments[0], "tile"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            all.parallelStream().forEach(BareHashing::read);
        }
    }

    private static void read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (file.toString().contains("/tile/entries/")) {
                hash(bytes);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException | DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void hash(byte[] bundle) throws NoSuchAlgorithmException, DigestException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] hashes = new byte[256 * LENGTH];
        int count = 0;
        for (int at = 0; at < bundle.length; count++) {
            int length = (bundle[at] & 0xFF) << 8 | bundle[at + 1] & 0xFF;
            digest.update((byte) 0);
            digest.update(bundle, at + 2, length);
            digest.digest(hashes, count * LENGTH, LENGTH);
            at += 2 + length;
        }
        for (int left = count; left > 1; left /= 2) {
            for (int i = 0; i < left / 2; i++) {
                digest.update((byte) 1);
                digest.update(hashes, 2 * i * LENGTH, 2 * LENGTH);
                digest.digest(hashes, i * LENGTH, LENGTH);
            }
        }
    }
}
