package io.shouwen.privacy.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose keys have been destroyed, and who was erased but for what had to be kept, in a file outside the database. Text, one line each:
 *
 * <pre>
 * shouwen-erasure-ledger/2 BASE64(wrapped ledger key)
 * PERSON TIME MAC
 * PERSON TIME kept:CATEGORY,CATEGORY MAC
 * </pre>
 *
 * The second kind tells of an erasure that had to keep these categories back; a file without any begins with {@code /1}. MAC
 * is HMAC-SHA-256(ledger key, previous MAC | PERSON | TIME) in hexadecimal, over the ASCII text with the bars, with
 * {@code | kept:…} after the time where it is there; before the first line, the previous MAC is
 * {@code shouwen-erasure-ledger/1} in either version. A line changed, inserted, removed or moved shows in all
 * that follow. Lines cut off at the end do not show here; the database still has them. A last line without its newline is
 * what a crash left of it, and is dropped.
 */
final class ErasureLedger {

    private static final String FIRST = "shouwen-erasure-ledger/1";
    private static final String SECOND = "shouwen-erasure-ledger/2";
    private static final String KEPT = "kept:";
    static final String BOUND_TO = "erasure-ledger|1";
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\\S+)(?: kept:(\\S+))? ([0-9a-f]{64})");

    private final Path path;
    private final KeySource source;
    private final Object inThisProcess = new Object();

    ErasureLedger(Path path, KeySource source) {
        this.path = path.toAbsolutePath();
        this.source = source;
    }

    private record Content(Secret key, Lines lines, String lastMac, long length) {}

    /** @param kept categories that were kept back */
    record Partly(Instant at, Set<String> kept) {
        Partly {
            kept = new TreeSet<>(kept);
        }
    }

    /** @param partly the newest of each person who is not among the destroyed */
    record Lines(Map<PersonId, Instant> destroyed, Map<PersonId, Partly> partly) {

        static Lines none() {
            return new Lines(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        /** What others lack. */
        Lines without(Lines others) {
            Lines left = none();
            destroyed.forEach((person, at) -> {
                if (!others.destroyed.containsKey(person)) {
                    left.destroyed.put(person, at);
                }
            });
            partly.forEach((person, one) -> {
                Partly theirs = others.partly.get(person);
                if (!others.destroyed.containsKey(person)
                        && (theirs == null || theirs.at().isBefore(one.at()))) {
                    left.partly.put(person, one);
                }
            });
            return left;
        }

        boolean isEmpty() {
            return destroyed.isEmpty() && partly.isEmpty();
        }
    }

    /** Whether there is one. A file without a whole first line is what a crash left of its making. */
    boolean begun() {
        return Files.exists(path) && locked(OPTIONS, channel -> text(channel).indexOf('\n') >= 0);
    }

    /** Makes the file where there is none. */
    void begin() {
        locked(BEGINNING, channel -> {
            if (text(channel).indexOf('\n') < 0) {
                write(channel, 0, head(FIRST, Secret.random(32)));
            }
            return true;
        });
    }

    /**
     * All lines, after a look at every MAC.
     *
     * @throws KeySourceFailure.Missing where there is no ledger: to begin one silently would give back whoever was erased
     */
    Lines read() {
        return locked(OPTIONS, channel -> content(channel).lines());
    }

    /** Adds those that are not in the file yet and waits until the disk has them. Returns how many that were. */
    int add(Lines lines) {
        return locked(OPTIONS, channel -> {
            Content content = content(channel);
            Lines missing = lines.without(content.lines());
            StringBuilder text = new StringBuilder();
            String mac = content.lastMac();
            for (Map.Entry<PersonId, Instant> line : missing.destroyed().entrySet()) {
                mac = append(text, content.key(), mac, line.getKey() + " " + line.getValue());
            }
            for (Map.Entry<PersonId, Partly> line : missing.partly().entrySet()) {
                Partly one = line.getValue();
                mac = append(
                        text,
                        content.key(),
                        mac,
                        line.getKey() + " " + one.at() + " " + KEPT + String.join(",", one.kept()));
            }
            if (!missing.partly().isEmpty() && text(channel).startsWith(FIRST)) {
                String before = text(channel).substring(FIRST.length(), (int) content.length());
                replace(SECOND + before + text);
            } else if (!missing.isEmpty()) {
                write(channel, content.length(), text.toString());
            }
            return missing.destroyed().size() + missing.partly().size();
        });
    }

    private static String append(StringBuilder text, Secret key, String previous, String words) {
        String mac = mac(key, previous, words);
        text.append(words).append(' ').append(mac).append('\n');
        return mac;
    }

    /** Wraps the ledger's key under the newest key-encryption key; the lines stay as they are. */
    void rewrap() {
        locked(OPTIONS, channel -> {
            String text = text(channel);
            int end = text.indexOf('\n');
            if (end < 0) {
                return false;
            }
            SealedValue wrapped = SealedValue.parse(Base64.getDecoder().decode(text.substring(FIRST.length() + 1, end)))
                    .orElseThrow(() -> damaged(1));
            if (wrapped.keyVersion() < source.newest()) {
                Content content = content(channel);
                replace(head(version(text), content.key()) + text.substring(end + 1, (int) content.length()));
            }
            return true;
        });
    }

    /** Whole or not at all. */
    private void replace(String text) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.deleteIfExists(next);
        try (FileChannel channel = FileChannel.open(next, BEGINNING, ownerOnly())) {
            write(channel, 0, text);
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private interface Work<T> {
        T on(FileChannel channel) throws IOException;
    }

    /** Other nodes may have the same file, and other threads of this process must not ask for the lock at once. */
    private <T> T locked(Set<StandardOpenOption> options, Work<T> work) {
        synchronized (inThisProcess) {
            try {
                Files.createDirectories(path.getParent());
                Path turn = path.resolveSibling(path.getFileName() + ".lock"); // the file itself may be replaced
                try (FileChannel turns = FileChannel.open(turn, BEGINNING, ownerOnly())) {
                    turns.lock(); // until it is closed
                    try (FileChannel channel = FileChannel.open(path, options, ownerOnly())) {
                        return work.on(channel);
                    }
                }
            } catch (NoSuchFileException gone) {
                throw missing();
            } catch (IOException broken) {
                throw new KeySourceFailure.Unavailable(
                        "the erasure ledger cannot be read and written: " + path, broken);
            }
        }
    }

    private static final Set<StandardOpenOption> OPTIONS = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
    private static final Set<StandardOpenOption> BEGINNING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private FileAttribute<?>[] ownerOnly() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private Content content(FileChannel channel) throws IOException {
        String text = text(channel);
        int end = text.lastIndexOf('\n') + 1;
        if (end == 0) {
            throw missing();
        }
        String[] lines = text.substring(0, end - 1).split("\n", -1);
        Secret key = ledgerKey(lines[0]);
        Lines known = Lines.none();
        String mac = FIRST;
        for (int i = 1; i < lines.length; i++) {
            Matcher line = LINE.matcher(lines[i]);
            if (!line.matches()) {
                throw damaged(i + 1);
            }
            String kept = line.group(3);
            mac = mac(key, mac, line.group(1) + " " + line.group(2) + (kept == null ? "" : " " + KEPT + kept));
            if (!MessageDigest.isEqual(ascii(mac), ascii(line.group(4)))) {
                throw damaged(i + 1);
            }
            PersonId person = new PersonId(UUID.fromString(line.group(1)));
            Instant at = Instant.parse(line.group(2));
            if (kept == null) {
                known.destroyed().put(person, at);
                known.partly().remove(person);
            } else if (!known.destroyed().containsKey(person)) {
                known.partly().put(person, new Partly(at, Set.of(kept.split(","))));
            }
        }
        return new Content(key, known, mac, end);
    }

    private KeySourceFailure damaged(int line) {
        return new KeySourceFailure.Wrong(
                "the erasure ledger " + path + " was changed at line " + line + ": restore it from its copy", null);
    }

    /** Also what is at the path of a ledger that lies on a disk which is not there now. */
    KeySourceFailure missing() {
        return new KeySourceFailure.Missing("there is data and no erasure ledger at shouwen.erasure.ledger (" + path
                + "): put the newest copy there; only where there is none, begin anew by shouwen.erasure.ledger.begin=true,"
                + " with the newest database");
    }

    /** Of a text that begins as one of the two; anything else is found out when its key is read. */
    private static String version(String text) {
        return text.startsWith(SECOND + " ") ? SECOND : FIRST;
    }

    private String head(String version, Secret key) {
        byte[] wrapped = source.wrap(CipherSuite.AES_256_GCM, BOUND_TO, key).bytes();
        return version + " " + Base64.getEncoder().encodeToString(wrapped) + "\n";
    }

    private Secret ledgerKey(String head) {
        if (!head.startsWith(version(head) + " ")) {
            throw damaged(1);
        }
        try {
            byte[] wrapped = Base64.getDecoder().decode(head.substring(FIRST.length() + 1));
            return source.unwrap(SealedValue.parse(wrapped).orElseThrow(() -> damaged(1)), BOUND_TO);
        } catch (IllegalArgumentException notBase64) {
            throw damaged(1);
        }
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // until all is read
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    private static void write(FileChannel channel, long at, String text) throws IOException {
        channel.truncate(at);
        ByteBuffer bytes = ByteBuffer.wrap(ascii(text));
        while (bytes.hasRemaining()) {
            channel.write(bytes, at + bytes.position());
        }
        channel.force(true);
    }

    private static String mac(Secret key, String previous, String words) {
        return HexFormat.of()
                .formatHex(CipherSuite.AES_256_GCM.hmac(key, ascii(previous + "|" + words.replace(' ', '|'))));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
