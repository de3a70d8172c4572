package io.shouwen.privacy.vault;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A ciphertext that says how it was made: {@code version(1) | suite(1) | keyVersion(4, big-endian) | nonce(12) |
 * ciphertext | tag(16)}. Kept as it is stored, and read in place: neither way copies.
 */
final class SealedValue {

    private static final byte VERSION = 1;
    static final int NONCE_AT = 1 + 1 + 4;

    /** Where the ciphertext begins. */
    static final int HEAD = NONCE_AT + CipherSuite.NONCE;

    private final CipherSuite suite;
    private final int keyVersion;
    private final byte[] bytes;

    private SealedValue(CipherSuite suite, int keyVersion, byte[] bytes) {
        this.suite = suite;
        this.keyVersion = keyVersion;
        this.bytes = bytes;
    }

    /** With room for a ciphertext of this length, tag included, which the caller writes at {@link #HEAD}. */
    static SealedValue begun(CipherSuite suite, int keyVersion, byte[] nonce, int length) {
        byte[] bytes = ByteBuffer.allocate(HEAD + length)
                .put(VERSION)
                .put(suite.number())
                .putInt(keyVersion)
                .put(nonce)
                .array();
        return new SealedValue(suite, keyVersion, bytes);
    }

    /** The same, with a nonce that the caller writes at {@link #NONCE_AT} first. */
    static SealedValue begun(CipherSuite suite, int keyVersion, int length) {
        byte[] bytes = new byte[HEAD + length];
        bytes[0] = VERSION;
        bytes[1] = suite.number();
        ByteBuffer.wrap(bytes).putInt(2, keyVersion);
        return new SealedValue(suite, keyVersion, bytes);
    }

    /** Empty where the bytes are not a sealed value of a version and suite that we know. They are the caller's no longer. */
    static Optional<SealedValue> parse(byte[] bytes) {
        if (bytes.length < HEAD + CipherSuite.TAG || bytes[0] != VERSION) {
            return Optional.empty();
        }
        int keyVersion = ByteBuffer.wrap(bytes, 2, 4).getInt();
        return CipherSuite.numbered(bytes[1]).map(suite -> new SealedValue(suite, keyVersion, bytes));
    }

    CipherSuite suite() {
        return suite;
    }

    int keyVersion() {
        return keyVersion;
    }

    byte[] nonce() {
        return Arrays.copyOfRange(bytes, NONCE_AT, HEAD);
    }

    /** For a cipher, which takes its own copy of the nonce. */
    GCMParameterSpec parameters() {
        return new GCMParameterSpec(CipherSuite.TAG * 8, bytes, NONCE_AT, CipherSuite.NONCE);
    }

    /** Of ciphertext and tag. */
    int length() {
        return bytes.length - HEAD;
    }

    /** As stored; not a copy. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "SealedValue[" + suite + ", key version " + keyVersion + "]";
    }
}
