package io.shouwen.privacy.vault;

import java.security.SecureRandom;

/** Key material. Prints nothing of itself; {@link #expose} is the one, searchable way to it. */
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    Secret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    static Secret random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return new Secret(bytes);
    }

    byte[] expose() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "Secret[" + bytes.length + " bytes, not shown]";
    }
}
