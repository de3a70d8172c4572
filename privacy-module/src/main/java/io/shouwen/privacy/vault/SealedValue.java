package io.shouwen.privacy.vault;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A ciphertext that says how it was made: {@code version(1) | suite(1) | keyVersion(4, big-endian) | nonce(12) |
 * ciphertext | tag(16)}.
 *
 * @param ciphertext followed by its tag
 */
@SuppressWarnings("ArrayRecordComponent")
record SealedValue(CipherSuite suite, int keyVersion, byte[] nonce, byte[] ciphertext) {

    private static final byte VERSION = 1;
    private static final int HEAD = 1 + 1 + 4 + CipherSuite.NONCE;

    byte[] bytes() {
        return ByteBuffer.allocate(HEAD + ciphertext.length)
                .put(VERSION)
                .put(suite.number())
                .putInt(keyVersion)
                .put(nonce)
                .put(ciphertext)
                .array();
    }

    /** Empty where the bytes are not a sealed value of a version and suite that we know. */
    static Optional<SealedValue> parse(byte[] bytes) {
        if (bytes.length < HEAD + CipherSuite.TAG || bytes[0] != VERSION) {
            return Optional.empty();
        }
        int keyVersion = ByteBuffer.wrap(bytes, 2, 4).getInt();
        return CipherSuite.numbered(bytes[1])
                .map(suite -> new SealedValue(
                        suite,
                        keyVersion,
                        Arrays.copyOfRange(bytes, 6, HEAD),
                        Arrays.copyOfRange(bytes, HEAD, bytes.length)));
    }

    @Override
    public String toString() {
        return "SealedValue[" + suite + ", key version " + keyVersion + "]";
    }
}
