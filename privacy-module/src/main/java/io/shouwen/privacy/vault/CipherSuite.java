package io.shouwen.privacy.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Authenticated encryption, named in every value by its number (vault-and-log.md, "Sealed value"). */
enum CipherSuite {
    AES_256_GCM(1, 32, "AES"),
    SM4_GCM(2, 16, "SM4");

    static final int NONCE = 12;
    static final int TAG = 16;

    private static final int WORKERS = 64;
    private static final int NONCES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte number;
    private final int keyLength;
    private final String algorithm;
    // For a thread's next call: to find a cipher costs more than to seal a field. Not in thread locals, which outlive
    // the
    // application on a server's threads. Each keeps its last key until it is used again or dropped.
    private final AtomicReferenceArray<Worker> workers = new AtomicReferenceArray<>(WORKERS);

    CipherSuite(int number, int keyLength, String algorithm) {
        this.number = (byte) number;
        this.keyLength = keyLength;
        this.algorithm = algorithm;
    }

    byte number() {
        return number;
    }

    /** In bytes. */
    int keyLength() {
        return keyLength;
    }

    static Optional<CipherSuite> numbered(int number) {
        return switch (number) {
            case 1 -> Optional.of(AES_256_GCM);
            case 2 -> Optional.of(SM4_GCM);
            default -> Optional.empty();
        };
    }

    /** Such as {@code AES-256-GCM}. */
    static CipherSuite named(String name) {
        return valueOf(name.replace('-', '_'));
    }

    /** As in the settings. */
    String word() {
        return name().replace('_', '-');
    }

    SealedValue seal(Secret key, int keyVersion, String boundTo, byte[] plaintext) {
        SealedValue sealed = SealedValue.begun(this, keyVersion, plaintext.length + TAG);
        Worker worker = worker();
        worker.nonce(sealed.bytes(), SealedValue.NONCE_AT);
        try {
            worker.begun(Cipher.ENCRYPT_MODE, key.as(algorithm), boundTo, sealed)
                    .doFinal(plaintext, 0, plaintext.length, sealed.bytes(), SealedValue.HEAD);
            return sealed;
        } catch (GeneralSecurityException broken) {
            drop(worker);
            throw new IllegalStateException(this + " cannot seal", broken);
        }
    }

    /** @throws GeneralSecurityException where key, binding or any bit of the value is not as it was */
    byte[] open(Secret key, String boundTo, SealedValue sealed) throws GeneralSecurityException {
        Worker worker = worker();
        try {
            return worker.begun(Cipher.DECRYPT_MODE, key.as(algorithm), boundTo, sealed)
                    .doFinal(sealed.bytes(), SealedValue.HEAD, sealed.length());
        } catch (GeneralSecurityException refused) {
            drop(worker);
            throw refused;
        }
    }

    /** HMAC-SHA-256, or HMAC-SM3 for {@link #SM4_GCM}; 32 bytes either way. */
    byte[] hmac(Secret key, byte[] text) {
        try {
            Mac mac =
                    this == SM4_GCM ? Mac.getInstance("HMACSM3", BouncyCastle.PROVIDER) : Mac.getInstance("HmacSHA256");
            mac.init(key.as(mac.getAlgorithm()));
            return mac.doFinal(text);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(this + " cannot hash", broken);
        }
    }

    /** One thread's cipher and the next nonces for it, drawn many at a time, so that each is given once. */
    private static final class Worker {
        private final long thread;
        private final Cipher cipher;
        private final byte[] nonces = new byte[NONCES * NONCE];
        private int given = nonces.length;

        Worker(long thread, Cipher cipher) {
            this.thread = thread;
            this.cipher = cipher;
        }

        void nonce(byte[] into, int at) {
            if (given == nonces.length) {
                RANDOM.nextBytes(nonces);
                given = 0;
            }
            System.arraycopy(nonces, given, into, at, NONCE);
            given += NONCE;
        }

        Cipher begun(int mode, SecretKey key, String boundTo, SealedValue sealed) throws GeneralSecurityException {
            cipher.init(mode, key, sealed.parameters());
            cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
            return cipher;
        }
    }

    /** The current thread's. It stays in its place meanwhile, and none but its thread takes it from there. */
    private Worker worker() {
        long thread = Thread.currentThread().getId();
        Worker worker = workers.getAcquire(place(thread));
        if (worker == null || worker.thread != thread) {
            worker = new Worker(thread, cipher());
            workers.setRelease(place(thread), worker);
        }
        return worker;
    }

    private static int place(long thread) {
        return (int) (thread % WORKERS);
    }

    private void drop(Worker worker) {
        workers.compareAndSet(place(worker.thread), worker, null);
    }

    /**
     * Lets go of all ciphers and their last keys, of those at work as soon as they have ended: after a key was destroyed. The
     * next calls make new ones.
     *
     * @return how many there were
     */
    static int dropCiphers() {
        int dropped = 0;
        for (CipherSuite suite : values()) {
            for (int place = 0; place < WORKERS; place++) {
                dropped += suite.workers.getAndSet(place, null) == null ? 0 : 1;
            }
        }
        return dropped;
    }

    private Cipher cipher() {
        try {
            return this == SM4_GCM
                    ? Cipher.getInstance("SM4/GCM/NoPadding", BouncyCastle.PROVIDER)
                    : Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(this + " is not to be had", missing);
        }
    }

    static Provider bouncyCastle() {
        return BouncyCastle.PROVIDER;
    }

    /** Loaded when SM4 is first used; private, so that nothing else in the server changes provider. */
    private static final class BouncyCastle {
        private static final Provider PROVIDER = new BouncyCastleProvider();
    }
}
