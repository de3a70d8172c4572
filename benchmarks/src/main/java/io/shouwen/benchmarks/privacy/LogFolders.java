package io.shouwen.benchmarks.privacy;

import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.CompactRange;
import io.shouwen.privacy.log.tree.EntryBundle;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.TileAddress;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Makes logs as they are exported, of any length, in little memory. */
final class LogFolders {

    private static final String ORIGIN = "benchmark.example/audit";

    private LogFolders() {}

    static NoteSigner signer() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] x509 = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(x509, x509.length - 32, x509.length);
        return new NoteSigner(new VerifierKey(ORIGIN, raw), pair.getPrivate());
    }

    /** Entries of some 250 bytes, as long as ours mostly are. */
    static void write(Path folder, long size, NoteSigner signer) throws IOException {
        CompactRange range = new CompactRange();
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        Map<Integer, ByteArrayOutputStream> tiles = new HashMap<>();
        for (long index = 0; index < size; index++) {
            byte[] entry = entry(index);
            EntryBundle.write(entry, bundle);
            range.append(Hash.ofEntry(entry), (level, position, hash) -> {
                if (level % 8 == 0) {
                    tiles.computeIfAbsent(level / 8, l -> new ByteArrayOutputStream())
                            .writeBytes(hash.bytes());
                }
            });
            if ((index + 1) % TileAddress.FULL == 0) {
                put(folder, TileAddress.holding(TileAddress.ENTRIES, index, size), bundle);
                for (Map.Entry<Integer, ByteArrayOutputStream> tile : tiles.entrySet()) {
                    if (tile.getValue().size() == TileAddress.FULL * Hash.LENGTH) {
                        long last = (index + 1 >>> 8 * tile.getKey()) - 1;
                        put(folder, TileAddress.holding(tile.getKey(), last, size), tile.getValue());
                    }
                }
            }
        }
        if (bundle.size() > 0) {
            put(folder, TileAddress.holding(TileAddress.ENTRIES, size - 1, size), bundle);
        }
        for (Map.Entry<Integer, ByteArrayOutputStream> tile : tiles.entrySet()) {
            if (tile.getValue().size() > 0) {
                long last = (size >>> 8 * tile.getKey()) - 1;
                put(folder, TileAddress.holding(tile.getKey(), last, size), tile.getValue());
            }
        }
        Checkpoint checkpoint = new Checkpoint(ORIGIN, size, range.root());
        Files.writeString(
                folder.resolve("checkpoint"),
                SignedNote.sign(checkpoint.text(), signer).written());
    }

    private static byte[] entry(long index) {
        return String.format(
                        Locale.ROOT,
                        "{\"action\":\"crm.customer.read\",\"actor\":\"staff-%d\",\"at\":\"2026-11-22T00:00:00.000Z\","
                                + "\"fields\":[\"phone\"],\"id\":\"0190a000-0000-7000-8000-%012x\",\"object\":"
                                + "\"crm.customer/0190a000-0000-7000-8000-%012x\",\"outcome\":\"done\",\"portal\":"
                                + "\"staff\",\"purpose\":\"contact-customer\",\"v\":1}",
                        index % 100,
                        index,
                        index)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void put(Path folder, TileAddress address, ByteArrayOutputStream content) throws IOException {
        Path file = folder.resolve(address.path());
        Files.createDirectories(file.getParent());
        Files.write(file, content.toByteArray());
        content.reset();
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
