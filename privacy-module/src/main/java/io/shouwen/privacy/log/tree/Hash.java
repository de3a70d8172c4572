package io.shouwen.privacy.log.tree;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash of the tree: of one entry, or of a whole subtree (RFC 6962 §2.1). */
public final class Hash {

    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash is 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** The {@code position}-th of the hashes that stand one after the other in a tile. */
    public static Hash at(byte[] tile, int position) {
        return new Hash(Arrays.copyOfRange(tile, position * LENGTH, (position + 1) * LENGTH));
    }

    /** {@code H(0x00 ‖ entry)}. */
    public static Hash ofEntry(byte[] entry) {
        return new Hasher().entry(entry);
    }

    /** {@code H(0x01 ‖ left ‖ right)}. */
    public static Hash ofChildren(Hash left, Hash right) {
        return new Hasher().children(left, right);
    }

    /** The root of the tree without entries: {@code H()}. */
    public static Hash ofNothing() {
        return new Hash(sha256().digest());
    }

    /** Takes the array over; nobody else may keep it. */
    static Hash owning(byte[] fresh) {
        return new Hash(fresh);
    }

    void feed(MessageDigest digest) {
        digest.update(bytes);
    }

    /** Whether this hash stands at that place among the hashes of a tile. */
    public boolean standsAt(byte[] tile, int position) {
        int from = position * LENGTH;
        return from + LENGTH <= tile.length && Arrays.equals(bytes, 0, LENGTH, tile, from, from + LENGTH);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws Malformed where the text is not the one standard form of 32 bytes */
    public static Hash ofBase64(String text) {
        byte[] decoded = strictBase64(text);
        if (decoded.length != LENGTH) {
            throw new Malformed("not the base64 form of 32 bytes");
        }
        return new Hash(decoded);
    }

    /** RFC 4648 §4 with padding and without loose bits: each value has one form only. */
    static byte[] strictBase64(String text) {
        try {
            byte[] decoded = Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            if (Base64.getEncoder().encodeToString(decoded).equals(text)) {
                return decoded;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new Malformed("not base64", notBase64);
        }
        throw new Malformed("not the standard form of base64");
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
