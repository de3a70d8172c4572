package io.shouwen.privacy.vault;

/** Why the key-encryption key cannot be used. Each one ends the start: closed, not open. */
public abstract sealed class KeySourceFailure extends RuntimeException {

    private KeySourceFailure(String words, Throwable cause) {
        super(words, cause);
    }

    /** There is data under a key, and no key. */
    public static final class Missing extends KeySourceFailure {
        public Missing(String words) {
            super(words, null);
        }
    }

    /** There is a key, and it is not the one, or its password is not. */
    public static final class Wrong extends KeySourceFailure {
        public Wrong(String words, Throwable cause) {
            super(words, cause);
        }
    }

    /** It cannot be reached now. */
    public static final class Unavailable extends KeySourceFailure {
        public Unavailable(String words, Throwable cause) {
            super(words, cause);
        }
    }
}
