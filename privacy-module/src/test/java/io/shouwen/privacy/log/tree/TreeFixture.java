package io.shouwen.privacy.log.tree;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A log in memory, by the definitions of RFC 6962 §2.1 written down as they stand there: slow, and plainly right. */
public final class TreeFixture {

    private static final KeyPair PAIR = pair();

    public static final NoteSigner SIGNER = signer("log.example/audit", PAIR);

    /** PKCS #8, for processes of their own. */
    public static byte[] privateKey() {
        return PAIR.getPrivate().getEncoded();
    }

    private final List<byte[]> entries;

    public TreeFixture(List<byte[]> entries) {
        this.entries = entries;
    }

    public static TreeFixture of(int size) {
        return new TreeFixture(IntStream.range(0, size)
                .mapToObj(i -> ("{\"entry\":\"number " + i + "\"}").getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    public static NoteSigner signer(String name) {
        return signer(name, pair());
    }

    private static NoteSigner signer(String name, KeyPair pair) {
        byte[] x509 = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(x509, x509.length - 32, x509.length);
        return new NoteSigner(new VerifierKey(name, raw), pair.getPrivate());
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public List<byte[]> entries() {
        return entries;
    }

    /** MTH(D[begin:end]), recursively. */
    public Hash mth(int begin, int end) {
        if (begin == end) {
            return Hash.ofNothing();
        }
        if (end - begin == 1) {
            return Hash.ofEntry(entries.get(begin));
        }
        int k = Integer.highestOneBit(end - begin - 1);
        return Hash.ofChildren(mth(begin, begin + k), mth(begin + k, end));
    }

    public Nodes nodes() {
        return (level, index) -> mth((int) (index << level), (int) ((index + 1) << level));
    }

    public Checkpoint checkpoint(int size) {
        return new Checkpoint(SIGNER.verifierKey().name(), size, mth(0, size));
    }

    public String note(int size) {
        return SignedNote.sign(checkpoint(size).text(), SIGNER).written();
    }

    public byte[] tile(TileAddress address) {
        int first = (int) address.index() * TileAddress.FULL;
        if (address.level() == TileAddress.ENTRIES) {
            return EntryBundle.of(entries.subList(first, first + address.width()));
        }
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        for (int i = 0; i < address.width(); i++) {
            hashes.writeBytes(nodes().node(8 * address.level(), first + i).bytes());
        }
        return hashes.toByteArray();
    }

    public void export(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("checkpoint"), note(entries.size()));
        for (TileAddress address : TileAddress.allOf(entries.size()).toList()) {
            Path file = folder.resolve(address.path());
            Files.createDirectories(file.getParent());
            Files.write(file, tile(address));
        }
    }
}
