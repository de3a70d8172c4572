package io.shouwen.privacy.vault;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be rotated. */
public enum RotatedKeys {
    /** The key-encryption key: wraps the others anew, touches no value. */
    KEK,
    /** Everybody's data key: seals all values anew. */
    DATA,
    /** The keys of the blind indexes: hashes all values anew that can be opened. */
    INDEX;

    /** Such as {@code kek}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Kind of the job that does it. */
    public String job() {
        return "privacy.keys.rotate-" + word();
    }

    public static Optional<RotatedKeys> ofWord(String word) {
        return Stream.of(values()).filter(keys -> keys.word().equals(word)).findFirst();
    }
}
