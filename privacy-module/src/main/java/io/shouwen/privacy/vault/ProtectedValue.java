package io.shouwen.privacy.vault;

import jakarta.persistence.Embeddable;
import java.util.Optional;

/**
 * A protected value as it is stored: ciphertext, mask and blind index, made together by the {@link Vault}. Holds no
 * plaintext and cannot be turned into it here. Replaced whole, never changed.
 */
@Embeddable
public class ProtectedValue {

    private byte[] sealed;
    private String mask;
    private byte[] index;
    private Integer indexVersion;

    protected ProtectedValue() {} // JPA

    ProtectedValue(byte[] sealed, String mask, byte[] index, Integer indexVersion) {
        this.sealed = sealed == null ? null : sealed.clone();
        this.mask = mask;
        this.index = index == null ? null : index.clone();
        this.indexVersion = indexVersion;
    }

    /** Ciphertext in the format of vault-and-log.md; empty for kinds that are never readable again. */
    public Optional<byte[]> sealed() {
        return Optional.ofNullable(sealed).map(byte[]::clone);
    }

    /** What lists, pages, reports and exports show; empty for kinds that keep none. */
    public Optional<String> mask() {
        return Optional.ofNullable(mask);
    }

    public Optional<byte[]> index() {
        return Optional.ofNullable(index).map(byte[]::clone);
    }

    public Optional<Integer> indexVersion() {
        return Optional.ofNullable(indexVersion);
    }
}
