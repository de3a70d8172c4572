package io.shouwen.privacy.log.tree;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs notes in a log's name. Prints nothing of its key. */
public final class NoteSigner {

    private final VerifierKey publicHalf;
    private final PrivateKey key;

    /** @param key Ed25519, the other half of {@code publicHalf} */
    public NoteSigner(VerifierKey publicHalf, PrivateKey key) {
        this.publicHalf = publicHalf;
        this.key = key;
    }

    public VerifierKey verifierKey() {
        return publicHalf;
    }

    SignedNote.Line sign(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] signature = signer.sign();
            byte[] value = new byte[4 + signature.length];
            System.arraycopy(publicHalf.idBytes(), 0, value, 0, 4);
            System.arraycopy(signature, 0, value, 4, signature.length);
            return new SignedNote.Line(publicHalf.name(), value);
        } catch (GeneralSecurityException unfit) {
            throw new IllegalStateException("the log's key cannot sign", unfit);
        }
    }
}
