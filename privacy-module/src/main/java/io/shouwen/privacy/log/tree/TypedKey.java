package io.shouwen.privacy.log.tree;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The public half of a key whose signature type has no number of its own: 0xff, then a name for the type (C2SP signed-note).
 * What it verifies is for whoever knows that type; others pass its signatures over.
 *
 * @param name of the key
 * @param type ASCII, such as {@code example.org/algorithm}
 * @param raw the public key as the type encodes it
 */
@SuppressWarnings("ArrayRecordComponent")
public record TypedKey(String name, String type, byte[] raw) {

    private static final byte WITHOUT_NUMBER = (byte) 0xff;

    public TypedKey {
        Objects.requireNonNull(type);
        if (!VerifierKey.isName(name)) {
            throw new Malformed("a key name is not empty and holds neither blanks nor plus signs");
        }
        raw = raw.clone();
    }

    @Override
    public byte[] raw() {
        return raw.clone();
    }

    /** SHA-256(name, newline, 0xff, type, newline, public key), of which the first four bytes. */
    byte[] idBytes() {
        MessageDigest digest = Hash.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest.digest(typed()), 4);
    }

    private byte[] typed() {
        byte[] word = (type + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] typed = new byte[1 + word.length + raw.length];
        typed[0] = WITHOUT_NUMBER;
        System.arraycopy(word, 0, typed, 1, word.length);
        System.arraycopy(raw, 0, typed, 1 + word.length, raw.length);
        return typed;
    }

    /** The form to hand on, as of a {@link VerifierKey}: {@code name+id+base64(0xff, type, newline, public key)}. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(idBytes()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }
}
