package io.shouwen.privacy.vault;

import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;

/**
 * The PKCS#12 file that holds the key-encryption keys, one for each suite, and the key that signs the audit log. Made at
 * the first run, readable by its owner alone. Whoever loses it has lost every protected value.
 */
final class KeyFile implements KeySource {

    private static final String LOG_KEY = "log-1";
    private static final int CURRENT = 1;
    private static final byte[] PKCS8_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final Path path;
    private final KeyStore store;
    private final char[] password;
    // Reading an entry derives a key from the password anew, some 10 ms: far too long for every wrap.
    private final Map<String, Secret> read = new ConcurrentHashMap<>();

    private KeyFile(Path path, KeyStore store, char[] password) {
        this.path = path;
        this.store = store;
        this.password = password;
    }

    /**
     * @throws KeySourceFailure.Wrong for a wrong password, or where it is not such a file
     * @throws KeySourceFailure.Missing where there is none
     * @throws KeySourceFailure.Unavailable where it cannot be read
     */
    static KeyFile open(Path path, char[] password) {
        if (!Files.exists(path)) {
            throw new KeySourceFailure.Missing("there is no key file at shouwen.kek.path (" + path + ")");
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new KeySourceFailure.Unavailable("the key file cannot be read: " + path, unreadable);
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            KeyFile file = new KeyFile(path, store, password.clone());
            file.key(kekAlias(CipherSuite.AES_256_GCM, CURRENT));
            file.key(LOG_KEY);
            return file;
        } catch (IOException wrong) {
            String why = wrong.getCause() instanceof UnrecoverableKeyException
                    ? "shouwen.kek.password does not open the key file: "
                    : "not a PKCS#12 key file: ";
            throw new KeySourceFailure.Wrong(why + path, wrong);
        } catch (GeneralSecurityException wrong) {
            throw new KeySourceFailure.Wrong("not a PKCS#12 key file: " + path, wrong);
        }
    }

    /** Makes the file with new keys. Where somebody else was quicker, theirs is opened. */
    static KeyFile create(Path path, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (CipherSuite suite : CipherSuite.values()) {
                put(
                        store,
                        kekAlias(suite, CURRENT),
                        Secret.random(suite.keyLength()).expose(),
                        "AES",
                        password);
            }
            put(store, LOG_KEY, newLogKey(), "Ed25519", password);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            Path folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            write(path, bytes.toByteArray());
            return new KeyFile(path, store, password.clone());
        } catch (FileAlreadyExistsException theirs) {
            return open(path, password);
        } catch (IOException unwritable) {
            throw new KeySourceFailure.Unavailable("the key file cannot be made: " + path, unwritable);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every JDK has PKCS#12, AES and Ed25519", broken);
        }
    }

    private static void write(Path path, byte[] bytes) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            var buffer = java.nio.ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    private static void put(KeyStore store, String alias, byte[] bytes, String algorithm, char[] password)
            throws GeneralSecurityException {
        store.setEntry(
                alias,
                new KeyStore.SecretKeyEntry(new SecretKeySpec(bytes, algorithm)),
                new KeyStore.PasswordProtection(password));
    }

    /** Seed (32 bytes), then public key (32 bytes). */
    private static byte[] newLogKey() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] both = new byte[64];
        byte[] encodedPrivate = pair.getPrivate().getEncoded();
        byte[] encodedPublic = pair.getPublic().getEncoded();
        System.arraycopy(encodedPrivate, encodedPrivate.length - 32, both, 0, 32);
        System.arraycopy(encodedPublic, encodedPublic.length - 32, both, 32, 32);
        return both;
    }

    private static String kekAlias(CipherSuite suite, int version) {
        return "kek-" + suite.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + version;
    }

    private Secret key(String alias) {
        return read.computeIfAbsent(alias, this::readKey);
    }

    private Secret readKey(String alias) {
        try {
            Key key = store.getKey(alias, password);
            if (key == null) {
                throw new KeySourceFailure.Wrong("the key file has no key " + alias + ": " + path, null);
            }
            return new Secret(key.getEncoded());
        } catch (GeneralSecurityException wrong) {
            throw new KeySourceFailure.Wrong("the key " + alias + " cannot be read from " + path, wrong);
        }
    }

    @Override
    public SealedValue wrap(CipherSuite suite, String boundTo, Secret key) {
        return suite.seal(key(kekAlias(suite, CURRENT)), CURRENT, boundTo, key.expose());
    }

    @Override
    public Secret unwrap(SealedValue wrapped, String boundTo) {
        Secret kek = key(kekAlias(wrapped.suite(), wrapped.keyVersion()));
        try {
            return new Secret(wrapped.suite().open(kek, boundTo, wrapped));
        } catch (GeneralSecurityException wrong) {
            throw new KeySourceFailure.Wrong("the key file is not the one that wrapped " + boundTo, wrong);
        }
    }

    @Override
    public NoteSigner logSigner(String origin) {
        byte[] both = key(LOG_KEY).expose();
        byte[] encoded = Arrays.copyOf(PKCS8_HEAD, PKCS8_HEAD.length + 32);
        System.arraycopy(both, 0, encoded, PKCS8_HEAD.length, 32);
        try {
            PrivateKey signing = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new NoteSigner(new VerifierKey(origin, Arrays.copyOfRange(both, 32, 64)), signing);
        } catch (GeneralSecurityException wrong) {
            throw new KeySourceFailure.Wrong("the log's key cannot be read from " + path, wrong);
        }
    }

    @Override
    public String toString() {
        return "KeyFile[" + path + "]";
    }
}
