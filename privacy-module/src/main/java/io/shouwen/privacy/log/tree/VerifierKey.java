package io.shouwen.privacy.log.tree;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The public half of a log's Ed25519 key, as people hand it on: {@code name+id+base64} (C2SP signed-note). */
public final class VerifierKey {

    private static final byte ED25519 = 1;
    /** What stands before the 32 bytes in an X.509 SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] raw;

    /** @param raw 32 bytes, as RFC 8032 encodes them */
    public VerifierKey(String name, byte[] raw) {
        if (!isName(name)) {
            throw new Malformed("a key name is not empty and holds neither blanks nor plus signs");
        }
        if (raw.length != 32) {
            throw new Malformed("an Ed25519 public key is 32 bytes");
        }
        this.name = name;
        this.raw = raw.clone();
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || c < 0x20
                                || c == 0x85
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c));
    }

    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new Malformed("a verifier key is name+id+base64");
        }
        byte[] typed = Hash.strictBase64(parts[2]);
        if (typed.length != 33 || typed[0] != ED25519) {
            throw new Malformed("not an Ed25519 verifier key");
        }
        VerifierKey key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, 33));
        if (!HexFormat.of().formatHex(key.idBytes()).equals(parts[1])) {
            throw new Malformed("the verifier key's id does not belong to its name and key");
        }
        return key;
    }

    /** As many as there are, with blanks or line ends between them. */
    public static List<VerifierKey> parseAll(String text) {
        List<VerifierKey> keys = new ArrayList<>();
        for (String key : text.strip().split("\\s+")) {
            if (!key.isEmpty()) {
                try {
                    keys.add(parse(key));
                } catch (Malformed notAKey) {
                    throw new Malformed(notAKey.getMessage() + ", in the key number " + (keys.size() + 1), notAKey);
                }
            }
        }
        return keys;
    }

    public String name() {
        return name;
    }

    byte[] idBytes() {
        MessageDigest digest = Hash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(ED25519);
        return Arrays.copyOf(digest.digest(raw), 4);
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509()));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException unfit) {
            return false;
        }
    }

    private byte[] x509() {
        byte[] encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + 32);
        System.arraycopy(raw, 0, encoded, X509_HEAD.length, 32);
        return encoded;
    }

    /** The form to hand on. */
    @Override
    public String toString() {
        byte[] typed = new byte[33];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, 32);
        return name + "+" + HexFormat.of().formatHex(idBytes()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
