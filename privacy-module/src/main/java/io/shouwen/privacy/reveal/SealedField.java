package io.shouwen.privacy.reveal;

import io.shouwen.privacy.vault.ProtectedField;

/** A stored ciphertext together with the column that it is bound to. */
public record SealedField(ProtectedField field, byte[] sealed) {}
