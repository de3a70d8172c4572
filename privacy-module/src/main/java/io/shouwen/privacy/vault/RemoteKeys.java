package io.shouwen.privacy.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Key-encryption keys that a remote KMS has wrapped. The few wrapped KEKs are rows of {@code privacy.kek_wrapped}: first byte 2,
 * then the KMS's text ({@code vault:vN:…}), bound to {@code kek|SUITE|VERSION}. They are opened by the KMS at start and every
 * few minutes again, off the path of any request, and held in memory in between: no transaction ever waits for the network,
 * whatever is taken away at the KMS closes the vault soon after, and a short outage of the KMS does not. A version that
 * another node has made is taken in before it wraps anything; who meets one sooner asks the KMS then and there.
 */
final class RemoteKeys implements KeySource {

    private static final byte FORMAT = 2;

    private final Transit kms;
    private final KekVersions versions;
    private final Duration kept;
    private volatile Opened opened;

    /** @param openedAt {@link System#nanoTime} */
    private record Opened(
            Map<Integer, Map<CipherSuite, Secret>> keks, Map<Integer, Instant> wrapsFrom, long openedAt) {}

    private RemoteKeys(Transit kms, KekVersions versions, Duration kept) {
        this.kms = kms;
        this.versions = versions;
        this.kept = kept;
    }

    /**
     * @param kept how long KEKs are used without the KMS having agreed anew
     * @param mayBegin makes the first keys where there are none
     */
    static RemoteKeys open(Transit kms, KekVersions versions, Duration kept, boolean mayBegin) {
        RemoteKeys keys = new RemoteKeys(kms, versions, kept);
        boolean none = versions.wrapped().isEmpty();
        if (none && !mayBegin) {
            throw new KeySourceFailure.Missing(
                    "there is data under a key-encryption key, and the KMS has wrapped none");
        }
        if (kms.newest().isEmpty()) {
            if (!none) {
                throw new KeySourceFailure.Missing("the KMS no longer has the key of shouwen.kek.transit.key");
            }
            kms.create();
        }
        if (none) {
            keys.make(1);
        }
        keys.look();
        return keys;
    }

    /** Lets the KMS open all KEKs anew. Refused: nothing is opened any more. Unreachable: they are used until their time is over. */
    @Override
    public synchronized void look() {
        try {
            Map<Integer, Map<CipherSuite, Secret>> keks = new HashMap<>();
            versions.wrapped()
                    .forEach(row -> keks.computeIfAbsent(row.version(), v -> new HashMap<>())
                            .put(row.suite(), Secret.of(kms.decrypt(text(row), boundTo(row.suite(), row.version())))));
            if (keks.isEmpty()) {
                throw new KeySourceFailure.Missing("the rows of privacy.kek_wrapped are gone");
            }
            opened = new Opened(keks, versions.wrapsFrom(), System.nanoTime());
        } catch (KeySourceFailure.Wrong | KeySourceFailure.Missing closed) {
            opened = null;
            throw closed;
        }
    }

    /** Asks the KMS only where there is something new, and not after it has refused. */
    @Override
    public synchronized void takeIn() {
        Opened now = opened;
        if (now == null) {
            return; // refused: looking is for another
        }
        boolean known = versions.wrapped().stream().allMatch(row -> now.keks().containsKey(row.version()));
        if (known) {
            opened = new Opened(now.keks(), versions.wrapsFrom(), now.openedAt());
        } else {
            look();
        }
    }

    private static String text(KekVersions.Wrapped row) {
        byte[] bytes = row.bytes();
        if (bytes.length < 2 || bytes[0] != FORMAT) {
            throw new KeySourceFailure.Wrong("no KMS has wrapped " + boundTo(row.suite(), row.version()), null);
        }
        return new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
    }

    private static byte[] row(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + bytes.length).put(FORMAT).put(bytes).array();
    }

    private static String boundTo(CipherSuite suite, int version) {
        return "kek|" + suite + "|" + version;
    }

    private void make(int version) {
        for (CipherSuite suite : CipherSuite.values()) {
            byte[] key = Secret.random(suite.keyLength()).expose();
            versions.keep(new KekVersions.Wrapped(version, suite, row(kms.encrypt(key, boundTo(suite, version)))));
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The KMS's own key goes one version on too, and wraps the older KEKs anew. */
    @Override
    public synchronized void add(int version) {
        if (versions.wrapped().stream().noneMatch(row -> row.version() == version)) {
            kms.rotate();
        }
        make(version);
        versions.wrapped().stream().filter(row -> row.version() < version).forEach(row -> {
            byte[] key = kms.decrypt(text(row), boundTo(row.suite(), row.version()));
            versions.rewrap(row, row(kms.encrypt(key, boundTo(row.suite(), row.version()))));
            Arrays.fill(key, (byte) 0);
        });
        look();
    }

    private Opened opened() {
        Opened now = opened;
        if (now == null) {
            throw new KeySourceFailure.Unavailable("the KMS has refused its key", null);
        }
        if (System.nanoTime() - now.openedAt() > kept.toNanos()) {
            throw new KeySourceFailure.Unavailable("the KMS has not answered for " + kept.toSeconds() + " s", null);
        }
        return now;
    }

    private Secret kek(CipherSuite suite, int version) {
        return opened(suite, version)
                .or(() -> {
                    takeIn();
                    return opened(suite, version);
                })
                .orElseThrow(() -> new KeySourceFailure.Wrong(
                        "there is no key-encryption key " + suite + " of version " + version, null));
    }

    private Optional<Secret> opened(CipherSuite suite, int version) {
        return Optional.ofNullable(opened().keks().get(version)).map(keks -> keks.get(suite));
    }

    @Override
    public SealedValue wrap(CipherSuite suite, String boundTo, Secret key) {
        byte[] plain = key.expose();
        try {
            int version = newest();
            return suite.seal(kek(suite, version), version, boundTo, plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public Secret unwrap(SealedValue wrapped, String boundTo) {
        try {
            return Secret.of(wrapped.suite().open(kek(wrapped.suite(), wrapped.keyVersion()), boundTo, wrapped));
        } catch (GeneralSecurityException wrong) {
            throw new KeySourceFailure.Wrong("the KMS's key is not the one that wrapped " + boundTo, wrong);
        }
    }

    @Override
    public int newest() {
        Opened now = opened();
        return KekVersions.wrapping(now.keks().keySet(), now.wrapsFrom(), versions.time());
    }

    @Override
    public String toString() {
        return "RemoteKeys[" + kms + "]";
    }
}
