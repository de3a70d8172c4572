package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CipherSuiteTest {

    private static final String PLACE = "crm.customer.phone|0190a2b4-0000-7000-8000-000000000001";

    @Property(tries = 100)
    void opensWhatItSealed(@ForAll byte[] plaintext, @ForAll CipherSuite suite) throws GeneralSecurityException {
        Secret key = Secret.random(suite.keyLength());
        SealedValue sealed =
                SealedValue.parse(suite.seal(key, 7, PLACE, plaintext).bytes()).orElseThrow();
        assertThat(sealed.suite()).isEqualTo(suite);
        assertThat(sealed.keyVersion()).isEqualTo(7);
        assertThat(suite.open(key, PLACE, sealed)).isEqualTo(plaintext);
    }

    /** An independent reader needs the written format alone. */
    @Test
    void isReadableByTheWrittenFormat() throws GeneralSecurityException {
        Secret key = Secret.random(32);
        byte[] plaintext = "13512348888".getBytes(StandardCharsets.UTF_8);
        ByteBuffer in = ByteBuffer.wrap(
                CipherSuite.AES_256_GCM.seal(key, 3, PLACE, plaintext).bytes());
        assertThat(in.get()).isEqualTo((byte) 1);
        assertThat(in.get()).isEqualTo((byte) 1);
        assertThat(in.getInt()).isEqualTo(3);
        byte[] nonce = new byte[12];
        in.get(nonce);
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        assertThat(rest).hasSize(11 + 16);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key.expose(), "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(PLACE.getBytes(StandardCharsets.UTF_8));
        assertThat(cipher.doFinal(rest)).isEqualTo(plaintext);
    }

    @Property(tries = 100)
    void opensNothingThatWasChanged(@ForAll CipherSuite suite, @ForAll int at) {
        Secret key = Secret.random(suite.keyLength());
        byte[] bytes = suite.seal(key, 1, PLACE, new byte[9]).bytes();
        bytes[6 + Math.floorMod(at, bytes.length - 6)] ^= 1;
        SealedValue sealed = SealedValue.parse(bytes).orElseThrow();
        assertThatThrownBy(() -> suite.open(key, PLACE, sealed)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void dropsCiphersOfBothSuitesAndGoesOn() throws GeneralSecurityException {
        CipherSuite.dropCiphers();
        for (CipherSuite suite : CipherSuite.values()) {
            Secret key = Secret.random(suite.keyLength());
            SealedValue sealed = suite.seal(key, 1, PLACE, new byte[] {5});
            assertThat(CipherSuite.dropCiphers()).isOne();
            assertThat(suite.open(key, PLACE, sealed)).containsExactly(5);
            assertThat(CipherSuite.dropCiphers()).isOne();
        }
        assertThat(CipherSuite.dropCiphers()).isZero();
    }

    @Test
    void opensNothingInAnotherPlaceOrUnderAnotherKey() {
        for (CipherSuite suite : CipherSuite.values()) {
            Secret key = Secret.random(suite.keyLength());
            SealedValue sealed = suite.seal(key, 1, PLACE, new byte[] {1});
            assertThatThrownBy(() -> suite.open(key, PLACE.replace("phone", "email"), sealed))
                    .isInstanceOf(GeneralSecurityException.class);
            assertThatThrownBy(() -> suite.open(key, PLACE.replace("0001", "0002"), sealed))
                    .isInstanceOf(GeneralSecurityException.class);
            assertThatThrownBy(() -> suite.open(Secret.random(suite.keyLength()), PLACE, sealed))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void sealsTheSameNeverTheSameWay() {
        Secret key = Secret.random(32);
        assertThat(CipherSuite.AES_256_GCM.seal(key, 1, PLACE, new byte[5]).bytes())
                .isNotEqualTo(
                        CipherSuite.AES_256_GCM.seal(key, 1, PLACE, new byte[5]).bytes());
    }

    /** Nonces are drawn many at a time: none is given twice, nor to two threads. */
    @Test
    void usesNoNonceTwice() throws Exception {
        Set<String> nonces = ConcurrentHashMap.newKeySet();
        Secret key = Secret.random(32);
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 70; thread++) {
            threads.add(new Thread(() -> {
                for (int i = 0; i < 200; i++) {
                    byte[] nonce = CipherSuite.AES_256_GCM
                            .seal(key, 1, PLACE, new byte[0])
                            .nonce();
                    nonces.add(HexFormat.of().formatHex(nonce));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(nonces).hasSize(70 * 200);
    }

    @Test
    void readsNoOtherFormat() {
        byte[] bytes = CipherSuite.AES_256_GCM
                .seal(Secret.random(32), 1, PLACE, new byte[0])
                .bytes();
        assertThat(SealedValue.parse(new byte[0])).isEmpty();
        assertThat(SealedValue.parse(Arrays.copyOf(bytes, bytes.length - 1))).isEmpty();
        byte[] otherVersion = bytes.clone();
        otherVersion[0] = 2;
        assertThat(SealedValue.parse(otherVersion)).isEmpty();
        byte[] otherSuite = bytes.clone();
        otherSuite[1] = 9;
        assertThat(SealedValue.parse(otherSuite)).isEmpty();
    }
}
