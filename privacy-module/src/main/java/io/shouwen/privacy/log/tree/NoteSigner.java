package io.shouwen.privacy.log.tree;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Signs notes in a log's name. Prints nothing of its key. */
public final class NoteSigner {

    private final VerifierKey publicHalf;
    private final PrivateKey key;
    private final TypedKey secondKey;
    private final UnaryOperator<byte[]> second;
    private final BiPredicate<byte[], byte[]> verifying;

    /** @param key Ed25519, the other half of {@code publicHalf} */
    public NoteSigner(VerifierKey publicHalf, PrivateKey key) {
        this(publicHalf, key, null, null, null);
    }

    private NoteSigner(
            VerifierKey publicHalf,
            PrivateKey key,
            TypedKey secondKey,
            UnaryOperator<byte[]> second,
            BiPredicate<byte[], byte[]> verifying) {
        this.publicHalf = publicHalf;
        this.key = key;
        this.secondKey = secondKey;
        this.second = second;
        this.verifying = verifying;
    }

    /**
     * This signer, whose notes carry a second signature of another type after the first. Verifiers that do not know it pass it
     * over.
     *
     * @param verifies tells whether a signature (second) is the other key's over a text (first)
     */
    public NoteSigner with(TypedKey otherKey, UnaryOperator<byte[]> signing, BiPredicate<byte[], byte[]> verifies) {
        return new NoteSigner(publicHalf, key, otherKey, signing, verifies);
    }

    public VerifierKey verifierKey() {
        return publicHalf;
    }

    /** Of the second signature, where there is one. */
    public Optional<TypedKey> secondKey() {
        return Optional.ofNullable(secondKey);
    }

    /**
     * That the second signature of a note, where it carries one, is true. Notes from before there was a second key have none.
     *
     * @throws BadSignature where it is false
     * @throws Malformed where it is no note
     */
    public void requireSecondTrue(String written) {
        if (secondKey != null) {
            SignedNote note = SignedNote.parse(written);
            if (note.isSignedBy(secondKey)) {
                note.requireSignatureOf(secondKey, verifying);
            }
        }
    }

    List<SignedNote.Line> sign(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<SignedNote.Line> lines = new ArrayList<>();
        lines.add(line(publicHalf.name(), publicHalf.idBytes(), ed25519(bytes)));
        if (second != null) {
            lines.add(line(secondKey.name(), secondKey.idBytes(), second.apply(bytes)));
        }
        return lines;
    }

    private static SignedNote.Line line(String name, byte[] id, byte[] signature) {
        byte[] value = new byte[4 + signature.length];
        System.arraycopy(id, 0, value, 0, 4);
        System.arraycopy(signature, 0, value, 4, signature.length);
        return new SignedNote.Line(name, value);
    }

    private byte[] ed25519(byte[] text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(text);
            return signer.sign();
        } catch (GeneralSecurityException unfit) {
            throw new IllegalStateException("the log's key cannot sign", unfit);
        }
    }
}
