package io.shouwen.privacy.log.tree;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * A text with signatures under it (C2SP signed-note).
 *
 * @param text ends in a newline, which is signed as well
 */
public record SignedNote(String text, List<Line> signatures) {

    /** @param value key id (4 bytes), then the signature */
    @SuppressWarnings("ArrayRecordComponent")
    public record Line(String name, byte[] value) {

        private boolean isOf(String keyName, byte[] id) {
            return name.equals(keyName) && Arrays.equals(Arrays.copyOf(value, 4), id);
        }

        String written() {
            return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(value) + "\n";
        }
    }

    /** The format asks that 16 be accepted; more than this is an attempt to keep us busy. */
    private static final int MOST_SIGNATURES = 64;

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    public static SignedNote sign(String text, NoteSigner signer) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("a note ends in a newline");
        }
        return new SignedNote(text, signer.sign(text));
    }

    public String written() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line.written()));
        return note.toString();
    }

    /** @throws Malformed also where the bytes are not UTF-8 */
    public static SignedNote parse(byte[] note) {
        return parse(utf8(note));
    }

    /** @throws Malformed where the bytes are not UTF-8; nothing is replaced */
    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Malformed("not UTF-8", notUtf8);
        }
    }

    public static SignedNote parse(String note) {
        if (note.indexOf('\r') >= 0) {
            throw new Malformed("a note holds no carriage returns; a transfer as text may have put them in");
        }
        if (note.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new Malformed("a note holds no control characters");
        }
        int gap = note.lastIndexOf("\n\n");
        if (gap < 0 || !note.endsWith("\n") || gap + 2 >= note.length()) {
            throw new Malformed("a note has a text, an empty line, and signatures");
        }
        List<Line> signatures = new ArrayList<>();
        for (String line : note.substring(gap + 2, note.length() - 1).split("\n", -1)) {
            signatures.add(line(line));
        }
        if (signatures.size() > MOST_SIGNATURES) {
            throw new Malformed("more than " + MOST_SIGNATURES + " signatures");
        }
        return new SignedNote(note.substring(0, gap + 1), signatures);
    }

    private static Line line(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[0].equals("\u2014") || !VerifierKey.isName(parts[1])) {
            throw new Malformed("a signature line is a dash, a key name and base64");
        }
        byte[] value = Hash.strictBase64(parts[2]);
        if (value.length < 5) {
            throw new Malformed("a signature is longer than its key id");
        }
        return new Line(parts[1], value);
    }

    /** Signatures of other keys are passed over, as the format demands. */
    public void requireSignatureOf(VerifierKey key) {
        require(key.name(), key.idBytes(), key::verifies);
    }

    /** @param verifies tells whether a signature (second) is this key's over a text (first) */
    public void requireSignatureOf(TypedKey key, BiPredicate<byte[], byte[]> verifies) {
        require(key.name(), key.idBytes(), verifies);
    }

    /** Whether it carries a line that says so; not whether that is true. */
    boolean isSignedBy(TypedKey key) {
        return signatures.stream().anyMatch(line -> line.isOf(key.name(), key.idBytes()));
    }

    private void require(String name, byte[] id, BiPredicate<byte[], byte[]> verifies) {
        boolean found = false;
        for (Line line : signatures) {
            if (line.isOf(name, id)) {
                byte[] signature = Arrays.copyOfRange(line.value(), 4, line.value().length);
                if (!verifies.test(text.getBytes(StandardCharsets.UTF_8), signature)) {
                    throw new BadSignature("the signature of " + name + " is false");
                }
                found = true;
            }
        }
        if (!found) {
            throw new BadSignature("no signature of " + name + " with this key");
        }
    }
}
