package io.shouwen.privacy.vault;

import io.shouwen.privacy.log.tree.NoteSigner;

/**
 * Where the key-encryption key lives, outside the database. It may be one that never hands the key out, so we hand in
 * what is to be wrapped.
 */
interface KeySource {

    /** @param boundTo what the wrapped key belongs to; needed again to unwrap */
    SealedValue wrap(CipherSuite suite, String boundTo, Secret key);

    /** @throws KeySourceFailure.Wrong where this source did not wrap it, or it belongs to something else */
    Secret unwrap(SealedValue wrapped, String boundTo);

    /** Signs the log's checkpoints in the name of this origin. */
    NoteSigner logSigner(String origin);
}
