package io.shouwen.privacy.vault;

import java.security.SecureRandom;
import javax.crypto.SecretKey;

/** Key material. Prints nothing of itself; {@link #expose} is the one, searchable way to it. */
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    Secret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    private Secret(byte[] bytes, boolean own) {
        this.bytes = own ? bytes : bytes.clone();
    }

    /** Takes the array over, without a copy. */
    static Secret of(byte[] bytes) {
        return new Secret(bytes, true);
    }

    static Secret random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return of(bytes);
    }

    /** A copy; whoever asks for it overwrites it. */
    byte[] expose() {
        return bytes.clone();
    }

    /** For a cipher of this algorithm, which takes its own copy. */
    SecretKey as(String algorithm) {
        return new CipherKey(algorithm);
    }

    /** Overwrites the bytes: of no use afterwards. For keys that nobody shares. */
    void wipe() {
        java.util.Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "Secret[" + bytes.length + " bytes, not shown]";
    }

    /** Not a {@code SecretKeySpec}: that would copy twice more, and could be serialised, which this cannot: it holds us. */
    private final class CipherKey implements SecretKey {
        private final String algorithm;

        CipherKey(String algorithm) {
            this.algorithm = algorithm;
        }

        @Override
        public String getAlgorithm() {
            return algorithm;
        }

        @Override
        public String getFormat() {
            return "RAW";
        }

        @Override
        public byte[] getEncoded() {
            return expose();
        }
    }
}
