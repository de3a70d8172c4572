package io.shouwen.privacy.vault;

import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.TypedKey;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECPrivateKeySpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;

/**
 * The keys that sign the log: Ed25519 always, SM2 beside it where the SM suite is in use. Kept as raw bytes: Ed25519 as seed
 * and public key (32 + 32), SM2 as the private scalar and the uncompressed point (32 + 65).
 */
final class SigningKeys {

    /** The signature type of the SM2 line: 0xff, then a name that is nobody else's (C2SP signed-note, "Signature types"). */
    static final String SM2_TYPE = "shouwen.io/sm3-with-sm2/v1";

    private static final String CURVE = "sm2p256v1";
    private static final byte[] PKCS8_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private SigningKeys() {}

    static Secret newEd25519() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] both = new byte[64];
            byte[] encodedPrivate = pair.getPrivate().getEncoded();
            byte[] encodedPublic = pair.getPublic().getEncoded();
            System.arraycopy(encodedPrivate, encodedPrivate.length - 32, both, 0, 32);
            System.arraycopy(encodedPublic, encodedPublic.length - 32, both, 32, 32);
            return Secret.of(both);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every JDK has Ed25519", broken);
        }
    }

    static Secret newSm2() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CipherSuite.bouncyCastle());
            generator.initialize(new ECGenParameterSpec(CURVE));
            KeyPair pair = generator.generateKeyPair();
            byte[] both = new byte[97];
            byte[] scalar = fixed(((ECPrivateKey) pair.getPrivate()).getD());
            System.arraycopy(scalar, 0, both, 0, 32);
            System.arraycopy(((ECPublicKey) pair.getPublic()).getQ().getEncoded(false), 0, both, 32, 65);
            return Secret.of(both);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("BouncyCastle has SM2", broken);
        }
    }

    private static byte[] fixed(BigInteger scalar) {
        byte[] bytes = scalar.toByteArray();
        byte[] fixed = new byte[32];
        int count = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - count, fixed, 32 - count, count);
        return fixed;
    }

    static NoteSigner ed25519(String origin, Secret seedAndPublic) {
        byte[] both = seedAndPublic.expose();
        byte[] encoded = Arrays.copyOf(PKCS8_HEAD, PKCS8_HEAD.length + 32);
        System.arraycopy(both, 0, encoded, PKCS8_HEAD.length, 32);
        try {
            PrivateKey signing = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new NoteSigner(new VerifierKey(origin, Arrays.copyOfRange(both, 32, 64)), signing);
        } catch (GeneralSecurityException wrong) {
            throw new KeySourceFailure.Wrong("the log's key cannot be read", wrong);
        } finally {
            Arrays.fill(both, (byte) 0);
            Arrays.fill(encoded, (byte) 0);
        }
    }

    static TypedKey sm2Public(String origin, Secret scalarAndPoint) {
        return new TypedKey(origin, SM2_TYPE, Arrays.copyOfRange(scalarAndPoint.expose(), 32, 97));
    }

    /** Signs by SM3withSM2 (GB/T 32918.2) with the default identity {@code 1234567812345678}; the signature is DER. */
    static UnaryOperator<byte[]> sm2(Secret scalarAndPoint) {
        return text -> {
            try {
                byte[] both = scalarAndPoint.expose();
                ECNamedCurveParameterSpec curve = ECNamedCurveTable.getParameterSpec(CURVE);
                PrivateKey key = KeyFactory.getInstance("EC", CipherSuite.bouncyCastle())
                        .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, Arrays.copyOf(both, 32)), curve));
                Arrays.fill(both, (byte) 0);
                Signature signer = Signature.getInstance("SM3withSM2", CipherSuite.bouncyCastle());
                signer.initSign(key);
                signer.update(text);
                return signer.sign();
            } catch (GeneralSecurityException unfit) {
                throw new IllegalStateException("the log's SM2 key cannot sign", unfit);
            }
        };
    }

    /** Tells whether a signature (second) is this key's over a text (first). */
    static BiPredicate<byte[], byte[]> sm2Verifying(TypedKey key) {
        return (text, signature) -> {
            try {
                ECNamedCurveParameterSpec curve = ECNamedCurveTable.getParameterSpec(CURVE);
                PublicKey point = KeyFactory.getInstance("EC", CipherSuite.bouncyCastle())
                        .generatePublic(new ECPublicKeySpec(curve.getCurve().decodePoint(key.raw()), curve));
                Signature verifier = Signature.getInstance("SM3withSM2", CipherSuite.bouncyCastle());
                verifier.initVerify(point);
                verifier.update(text);
                return verifier.verify(signature);
            } catch (GeneralSecurityException | IllegalArgumentException unfit) {
                return false;
            }
        };
    }
}
