package io.shouwen.privacy.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.security.auth.login.LoginException;

/**
 * Key-encryption keys inside a PKCS#11 token, an HSM: AES-256, sensitive, not extractable, labelled {@code shouwen-kek-N}.
 * Whatever is wrapped goes through the token (AES-GCM), an SM4 data key too: SM4 on tokens is not offered.
 */
final class TokenKeys implements KeySource {

    private static final String LABEL = "shouwen-kek-";
    private static final long LOOK_AGAIN = TimeUnit.SECONDS.toNanos(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Provider token;
    private final KeyStore store;
    private final Turn turn;
    private final Map<Integer, SecretKey> keys = new ConcurrentHashMap<>();
    private volatile int newest;
    private volatile long lookedAt = System.nanoTime();

    /**
     * @param library the token maker's PKCS#11 library
     * @param slot number of the slot, or empty for the first in the library's list
     */
    record Settings(Path library, OptionalInt slot, char[] pin) {
        @Override
        public String toString() {
            return "token at " + library;
        }
    }

    /** Runs something while no other node does: a second key of one name makes the token unusable. */
    interface Turn {
        void alone(Runnable work);
    }

    private TokenKeys(Provider token, KeyStore store, Turn turn) {
        this.token = token;
        this.store = store;
        this.turn = turn;
    }

    /**
     * @param mayBegin makes the first key where there is none
     * @throws KeySourceFailure.Unavailable where library or slot are not there
     * @throws KeySourceFailure.Wrong for a wrong PIN
     * @throws KeySourceFailure.Missing where the token has no key of ours, and there is data already
     */
    static TokenKeys open(Settings settings, boolean mayBegin, Turn turn) {
        if (!Files.exists(settings.library())) {
            throw new KeySourceFailure.Unavailable(
                    "there is no PKCS#11 library at shouwen.kek.pkcs11.library (" + settings.library() + ")", null);
        }
        TokenKeys keys = opened(settings, turn);
        keys.newest = keys.newestOrNone();
        if (keys.newest == 0) {
            if (!mayBegin) {
                throw new KeySourceFailure.Missing(
                        "the token holds no key " + LABEL + "1, and there is data under one");
            }
            keys.add(1);
        }
        return keys;
    }

    private static TokenKeys opened(Settings settings, Turn turn) {
        String configuration = "--name=shouwen\nlibrary=" + settings.library() + "\n"
                + (settings.slot().isPresent() ? "slot=" + settings.slot().getAsInt() : "slotListIndex=0")
                + "\nattributes(*,CKO_SECRET_KEY,*) = {\n CKA_SENSITIVE=true\n CKA_EXTRACTABLE=false\n"
                + " CKA_ENCRYPT=true\n CKA_DECRYPT=true\n}\n";
        try {
            Provider token = Security.getProvider("SunPKCS11").configure(configuration);
            KeyStore store = KeyStore.getInstance("PKCS11", token);
            store.load(null, settings.pin());
            return new TokenKeys(token, store, turn);
        } catch (IOException refused) {
            if (pinRefused(refused)) {
                throw new KeySourceFailure.Wrong("shouwen.kek.pkcs11.pin does not open the token", refused);
            }
            throw new KeySourceFailure.Unavailable("the token cannot be opened", refused);
        } catch (GeneralSecurityException | ProviderException unusable) {
            throw new KeySourceFailure.Unavailable("the PKCS#11 library or its slot cannot be used", unusable);
        }
    }

    private static boolean pinRefused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LoginException
                    || String.valueOf(cause.getMessage()).contains("CKR_PIN_")) {
                return true;
            }
        }
        return false;
    }

    private int newestOrNone() {
        try {
            return Collections.list(store.aliases()).stream()
                    .filter(alias -> alias.matches(LABEL + "[0-9]+"))
                    .mapToInt(alias -> Integer.parseInt(alias.substring(LABEL.length())))
                    .max()
                    .orElse(0);
        } catch (GeneralSecurityException | ProviderException gone) {
            throw new KeySourceFailure.Unavailable("the token does not answer", gone);
        }
    }

    @Override
    public int newest() {
        if (System.nanoTime() - lookedAt > LOOK_AGAIN) {
            lookedAt = System.nanoTime();
            reload();
            newest = newestOrNone();
        }
        return newest;
    }

    @Override
    public synchronized void add(int version) {
        turn.alone(() -> addUnlessThere(version));
    }

    private void addUnlessThere(int version) {
        reload();
        if (newestOrNone() >= version) {
            newest = newestOrNone();
            return;
        }
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES", token);
            generator.init(256);
            // Made as a session's object, never outside the token; storing copies it within the token.
            store.setEntry(LABEL + version, new KeyStore.SecretKeyEntry(generator.generateKey()), null);
            newest = version;
        } catch (GeneralSecurityException | ProviderException refused) {
            throw new KeySourceFailure.Unavailable("the token makes no key " + LABEL + version, refused);
        }
    }

    /** What other nodes have added is in the token, and not yet in our view of it. */
    private void reload() {
        try {
            store.load(null, null);
        } catch (IOException | GeneralSecurityException | ProviderException gone) {
            throw new KeySourceFailure.Unavailable("the token does not answer", gone);
        }
    }

    private SecretKey key(int version) {
        return keys.computeIfAbsent(version, v -> {
            try {
                SecretKey key = (SecretKey) store.getKey(LABEL + v, null);
                if (key == null) {
                    reload();
                    key = (SecretKey) store.getKey(LABEL + v, null);
                }
                if (key == null) {
                    throw new KeySourceFailure.Wrong("the token has no key " + LABEL + v, null);
                }
                return key;
            } catch (GeneralSecurityException | ProviderException gone) {
                throw new KeySourceFailure.Unavailable("the token does not answer", gone);
            }
        });
    }

    @Override
    public SealedValue wrap(CipherSuite suite, String boundTo, Secret key) {
        int version = newest();
        byte[] nonce = new byte[CipherSuite.NONCE];
        RANDOM.nextBytes(nonce);
        byte[] plain = key.expose();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key(version), nonce, boundTo);
            SealedValue wrapped =
                    SealedValue.begun(CipherSuite.AES_256_GCM, version, nonce, plain.length + CipherSuite.TAG);
            cipher.doFinal(plain, 0, plain.length, wrapped.bytes(), SealedValue.HEAD);
            return wrapped;
        } catch (GeneralSecurityException | ProviderException gone) {
            throw new KeySourceFailure.Unavailable("the token wraps nothing", gone);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public Secret unwrap(SealedValue wrapped, String boundTo) {
        if (wrapped.suite() != CipherSuite.AES_256_GCM) {
            throw new KeySourceFailure.Wrong("no token wrapped " + boundTo, null);
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key(wrapped.keyVersion()), wrapped.nonce(), boundTo);
            return Secret.of(cipher.doFinal(wrapped.bytes(), SealedValue.HEAD, wrapped.length()));
        } catch (AEADBadTagException wrong) {
            throw new KeySourceFailure.Wrong("the token is not the one that wrapped " + boundTo, wrong);
        } catch (GeneralSecurityException | ProviderException gone) {
            throw new KeySourceFailure.Unavailable("the token unwraps nothing", gone);
        }
    }

    private Cipher cipher(int mode, SecretKey key, byte[] nonce, String boundTo) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", token);
        cipher.init(mode, key, new GCMParameterSpec(CipherSuite.TAG * 8, nonce));
        cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "TokenKeys[" + token.getName() + "]";
    }
}
