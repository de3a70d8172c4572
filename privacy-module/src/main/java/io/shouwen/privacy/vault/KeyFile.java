package io.shouwen.privacy.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;

/**
 * The PKCS#12 file that holds the key-encryption keys, one for each suite and version, and the key that signs the audit log.
 * Made at the first run, readable by its owner alone. Whoever loses it has lost every protected value.
 *
 * <p>A new version is added by replacing the file whole: written beside it, forced to the disk, renamed; the previous file is
 * kept beside it with its date. Nodes that share the file look at it again every few seconds, and when they meet a version
 * that they do not know.
 */
final class KeyFile implements KeySource {

    private static final String LOG_KEY = "log-1";
    private static final long LOOK_AGAIN = TimeUnit.SECONDS.toNanos(5);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path path;
    private final char[] password;
    private final Clock clock;
    private volatile Loaded loaded;
    private volatile long lookedAt = System.nanoTime();

    private KeyFile(Path path, char[] password, Clock clock, Loaded loaded) {
        this.path = path;
        this.password = password;
        this.clock = clock;
        this.loaded = loaded;
    }

    /** The file as it was at one moment. Reading an entry derives a key from the password anew, some 10 ms: so once only. */
    private record Loaded(KeyStore store, int newest, String stamp, Map<String, Secret> read) {}

    /**
     * @throws KeySourceFailure.Wrong for a wrong password, or where it is not such a file
     * @throws KeySourceFailure.Missing where there is none
     * @throws KeySourceFailure.Unavailable where it cannot be read
     */
    static KeyFile open(Path path, char[] password, Clock clock) {
        KeyFile file = new KeyFile(path, password.clone(), clock, load(path, password));
        file.key(kekAlias(CipherSuite.AES_256_GCM, file.loaded.newest()));
        file.key(LOG_KEY);
        return file;
    }

    private static Loaded load(Path path, char[] password) {
        if (!Files.exists(path)) {
            throw new KeySourceFailure.Missing("there is no key file at shouwen.kek.path (" + path + ")");
        }
        byte[] bytes;
        String stamp;
        try {
            stamp = stamp(path); // before the bytes: a change in between is seen at the next look
            bytes = Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new KeySourceFailure.Unavailable("the key file cannot be read: " + path, unreadable);
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            return new Loaded(store, newest(store, path), stamp, new ConcurrentHashMap<>());
        } catch (IOException wrong) {
            String why = wrong.getCause() instanceof UnrecoverableKeyException
                    ? "shouwen.kek.password does not open the key file: "
                    : "not a PKCS#12 key file: ";
            throw new KeySourceFailure.Wrong(why + path, wrong);
        } catch (GeneralSecurityException wrong) {
            throw new KeySourceFailure.Wrong("not a PKCS#12 key file: " + path, wrong);
        }
    }

    private static String stamp(Path path) throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return now.lastModifiedTime() + "|" + now.size() + "|" + now.fileKey();
    }

    private static int newest(KeyStore store, Path path) throws GeneralSecurityException {
        String stem = kekAlias(CipherSuite.AES_256_GCM, 0).replaceFirst("0$", "");
        return Collections.list(store.aliases()).stream()
                .filter(alias -> alias.startsWith(stem))
                .mapToInt(alias -> Integer.parseInt(alias.substring(stem.length())))
                .max()
                .orElseThrow(
                        () -> new KeySourceFailure.Wrong("the key file holds no key-encryption key: " + path, null));
    }

    /** Makes the file with new keys. Where somebody else was quicker, theirs is opened. */
    static KeyFile create(Path path, char[] password, Clock clock) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            putKeks(store, 1, password);
            put(store, LOG_KEY, SigningKeys.newEd25519().expose(), "Ed25519", password);
            Files.createDirectories(path.toAbsolutePath().getParent());
            write(path, bytes(store, password));
            return open(path, password, clock);
        } catch (FileAlreadyExistsException theirs) {
            return open(path, password, clock);
        } catch (IOException unwritable) {
            throw new KeySourceFailure.Unavailable("the key file cannot be made: " + path, unwritable);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every JDK has PKCS#12, AES and Ed25519", broken);
        }
    }

    private static void putKeks(KeyStore store, int version, char[] password) throws GeneralSecurityException {
        for (CipherSuite suite : CipherSuite.values()) {
            put(
                    store,
                    kekAlias(suite, version),
                    Secret.random(suite.keyLength()).expose(),
                    "AES",
                    password);
        }
    }

    private static byte[] bytes(KeyStore store, char[] password) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        return bytes.toByteArray();
    }

    private static void write(Path path, byte[] bytes) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void put(KeyStore store, String alias, byte[] bytes, String algorithm, char[] password)
            throws GeneralSecurityException {
        store.setEntry(
                alias,
                new KeyStore.SecretKeyEntry(new SecretKeySpec(bytes, algorithm)),
                new KeyStore.PasswordProtection(password));
        Arrays.fill(bytes, (byte) 0);
    }

    private static String kekAlias(CipherSuite suite, int version) {
        return "kek-" + suite.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + version;
    }

    private Secret key(String alias) {
        Loaded now = loaded;
        Secret known = now.read().get(alias);
        return known != null
                ? known
                : read(now, alias)
                        .or(() -> read(reloaded(), alias))
                        .orElseThrow(() ->
                                new KeySourceFailure.Wrong("the key file has no key " + alias + ": " + path, null));
    }

    private Optional<Secret> read(Loaded file, String alias) {
        try {
            Key key = file.store().getKey(alias, password);
            if (key == null) {
                return Optional.empty();
            }
            return Optional.of(file.read().computeIfAbsent(alias, a -> new Secret(key.getEncoded())));
        } catch (GeneralSecurityException wrong) {
            throw new KeySourceFailure.Wrong("the key " + alias + " cannot be read from " + path, wrong);
        }
    }

    private synchronized Loaded reloaded() {
        loaded = load(path, password);
        lookedAt = System.nanoTime();
        return loaded;
    }

    /** A file that is gone or half copied right now does not stop us: what we have read still opens everything. */
    private void lookAgain() {
        if (System.nanoTime() - lookedAt > LOOK_AGAIN) {
            lookedAt = System.nanoTime();
            try {
                if (!stamp(path).equals(loaded.stamp())) {
                    reloaded();
                }
            } catch (IOException | KeySourceFailure unreadable) {
                System.getLogger(KeyFile.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "The key file cannot be read again: {0}",
                                unreadable.toString());
            }
        }
    }

    @Override
    public SealedValue wrap(CipherSuite suite, String boundTo, Secret key) {
        int version = newest();
        byte[] plain = key.expose();
        try {
            return suite.seal(key(kekAlias(suite, version)), version, boundTo, plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public Secret unwrap(SealedValue wrapped, String boundTo) {
        Secret kek = key(kekAlias(wrapped.suite(), wrapped.keyVersion()));
        try {
            return Secret.of(wrapped.suite().open(kek, boundTo, wrapped));
        } catch (GeneralSecurityException wrong) {
            throw new KeySourceFailure.Wrong("the key file is not the one that wrapped " + boundTo, wrong);
        }
    }

    @Override
    public int newest() {
        lookAgain();
        return loaded.newest();
    }

    @Override
    public synchronized void add(int version) {
        try (FileChannel turn = FileChannel.open(
                path.resolveSibling(path.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            turn.lock(); // until it is closed
            Loaded now = load(path, password);
            if (now.newest() < version) {
                putKeks(now.store(), version, password);
                replace(bytes(now.store(), password));
            }
            loaded = load(path, password);
        } catch (IOException unwritable) {
            throw new KeySourceFailure.Unavailable("the key file cannot be replaced: " + path, unwritable);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every JDK has PKCS#12 and AES", broken);
        }
    }

    private void replace(byte[] bytes) throws IOException {
        Path file = path.toRealPath(); // what a link points to, not the link
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next); // of somebody who was killed
        write(next, bytes);
        Path previous = file.resolveSibling(file.getFileName() + "." + STAMP.format(clock.instant()) + ".bak");
        if (!Files.exists(previous, LinkOption.NOFOLLOW_LINKS)) {
            write(previous, Files.readAllBytes(file));
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public Optional<Secret> logKey() {
        return Optional.of(key(LOG_KEY));
    }

    @Override
    public String toString() {
        return "KeyFile[" + path + "]";
    }
}
