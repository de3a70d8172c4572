package io.shouwen.privacy.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A field of 16 bytes sealed and opened as the vault does it once the data key is unwrapped, beside others who are given the
 * same key, the same bytes and the same text to bind to. In the vault's package: nobody else may come near its ciphers.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SealingBenchmark {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private static final byte[] PLAINTEXT = "+86-199000-00001".getBytes(StandardCharsets.UTF_8);

    /** A power of two. Each call is for another of them, since each person has a key of their own. */
    private static final int PEOPLE = 1024;

    private final Each[] people = new Each[PEOPLE];
    private int turn;

    /** One person's keys and values, as each candidate likes them best. */
    private static final class Each {
        private final Secret aesKey = Secret.random(CipherSuite.AES_256_GCM.keyLength());
        private final Secret sm4Key = Secret.random(CipherSuite.SM4_GCM.keyLength());
        private final byte[] aesKeyBytes = aesKey.expose();
        private final byte[] sm4KeyBytes = sm4Key.expose();
        private final String boundTo = "crm.customer.phone|" + UUID.randomUUID();
        private final Aead tink;
        private final byte[] aesSealed;
        private final byte[] sm4Sealed;
        private final byte[] jceSealed;
        private final byte[] bouncyCastleSealed;
        private final byte[] tinkSealed;

        Each() throws GeneralSecurityException {
            tink = AesGcmJce.create(AesGcmKey.builder()
                    .setParameters(AesGcmParameters.builder()
                            .setKeySizeBytes(32)
                            .setIvSizeBytes(12)
                            .setTagSizeBytes(16)
                            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                            .build())
                    .setKeyBytes(SecretBytes.copyFrom(aesKeyBytes, InsecureSecretKeyAccess.get()))
                    .build());
            aesSealed =
                    CipherSuite.AES_256_GCM.seal(aesKey, 1, boundTo, PLAINTEXT).bytes();
            sm4Sealed = CipherSuite.SM4_GCM.seal(sm4Key, 1, boundTo, PLAINTEXT).bytes();
            jceSealed = SealingBenchmark.seal(aes(), new SecretKeySpec(aesKeyBytes, "AES"), boundTo);
            bouncyCastleSealed = SealingBenchmark.seal(sm4(), new SecretKeySpec(sm4KeyBytes, "SM4"), boundTo);
            tinkSealed = tink.encrypt(PLAINTEXT, boundTo.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Setup
    public void makePeople() throws GeneralSecurityException {
        for (int i = 0; i < PEOPLE; i++) {
            people[i] = new Each();
        }
    }

    private Each next() {
        return people[turn++ & PEOPLE - 1];
    }

    @Benchmark
    public byte[] sealByVault() {
        Each person = next();
        return CipherSuite.AES_256_GCM
                .seal(person.aesKey, 1, person.boundTo, PLAINTEXT)
                .bytes();
    }

    @Benchmark
    public byte[] openByVault() throws GeneralSecurityException {
        Each person = next();
        return openByVault(person.aesKey, person.boundTo, person.aesSealed);
    }

    @Benchmark
    public byte[] sealSm4ByVault() {
        Each person = next();
        return CipherSuite.SM4_GCM
                .seal(person.sm4Key, 1, person.boundTo, PLAINTEXT)
                .bytes();
    }

    @Benchmark
    public byte[] openSm4ByVault() throws GeneralSecurityException {
        Each person = next();
        return openByVault(person.sm4Key, person.boundTo, person.sm4Sealed);
    }

    private static byte[] openByVault(Secret key, String boundTo, byte[] stored) throws GeneralSecurityException {
        SealedValue sealed = SealedValue.parse(stored).orElseThrow();
        return sealed.suite().open(key, boundTo, sealed);
    }

    @Benchmark
    public byte[] sealByJce() throws GeneralSecurityException {
        Each person = next();
        return seal(aes(), new SecretKeySpec(person.aesKeyBytes, "AES"), person.boundTo);
    }

    @Benchmark
    public byte[] openByJce() throws GeneralSecurityException {
        Each person = next();
        return open(aes(), new SecretKeySpec(person.aesKeyBytes, "AES"), person.boundTo, person.jceSealed);
    }

    @Benchmark
    public byte[] sealSm4ByBouncyCastle() throws GeneralSecurityException {
        Each person = next();
        return seal(sm4(), new SecretKeySpec(person.sm4KeyBytes, "SM4"), person.boundTo);
    }

    @Benchmark
    public byte[] openSm4ByBouncyCastle() throws GeneralSecurityException {
        Each person = next();
        return open(sm4(), new SecretKeySpec(person.sm4KeyBytes, "SM4"), person.boundTo, person.bouncyCastleSealed);
    }

    @Benchmark
    public byte[] sealByTink() throws GeneralSecurityException {
        Each person = next();
        return person.tink.encrypt(PLAINTEXT, person.boundTo.getBytes(StandardCharsets.UTF_8));
    }

    @Benchmark
    public byte[] openByTink() throws GeneralSecurityException {
        Each person = next();
        return person.tink.decrypt(person.tinkSealed, person.boundTo.getBytes(StandardCharsets.UTF_8));
    }

    private static Cipher aes() throws GeneralSecurityException {
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    private static Cipher sm4() throws GeneralSecurityException {
        return Cipher.getInstance("SM4/GCM/NoPadding", BOUNCY_CASTLE);
    }

    /** Nonce, ciphertext, tag. */
    private static byte[] seal(Cipher cipher, SecretKeySpec key, String boundTo) throws GeneralSecurityException {
        byte[] nonce = new byte[12];
        RANDOM.nextBytes(nonce);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
        byte[] sealed = cipher.doFinal(PLAINTEXT);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    private static byte[] open(Cipher cipher, SecretKeySpec key, String boundTo, byte[] sealed)
            throws GeneralSecurityException {
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, sealed, 0, 12));
        cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(sealed, 12, sealed.length - 12);
    }
}
