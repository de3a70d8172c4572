package io.shouwen.privacy.vault;

import java.util.Optional;

/**
 * Where the key-encryption key (KEK) lives, outside the database. It may be one that never hands the key out, so we hand in
 * what is to be wrapped. Wrapped keys have the form of a {@link SealedValue} whose key version is the KEK's.
 */
interface KeySource {

    /**
     * Wraps under the newest version.
     *
     * @param boundTo what the wrapped key belongs to; needed again to unwrap
     */
    SealedValue wrap(CipherSuite suite, String boundTo, Secret key);

    /** @throws KeySourceFailure.Wrong where this source did not wrap it, or it belongs to something else */
    Secret unwrap(SealedValue wrapped, String boundTo);

    /** The version that wraps now. */
    int newest();

    /**
     * Makes this version, one above the newest; nothing where it is there already, so it may be asked again after a crash.
     * A source that other nodes cannot look into goes on wrapping under the older one until
     * {@link KekVersions#announce its time has come}.
     */
    void add(int version);

    /** Seed and public half of the log's Ed25519 key, where the source itself keeps it. */
    default Optional<Secret> logKey() {
        return Optional.empty();
    }

    /** Takes in versions that other nodes have made, where the source does not do so when it is used. */
    default void takeIn() {}

    /** Throws what {@link #unwrap} would throw where the source has been closed meanwhile. */
    default void look() {}
}
