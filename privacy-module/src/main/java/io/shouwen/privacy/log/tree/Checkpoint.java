package io.shouwen.privacy.log.tree;

import java.util.regex.Pattern;

/**
 * What a log says of itself at one moment (C2SP tlog-checkpoint).
 *
 * @param origin which log
 * @param size how many entries
 * @param root over all of them
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]*");

    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0) {
            throw new Malformed("a checkpoint has an origin of one line and a size");
        }
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /** Reads the text of a note; extension lines are passed over. */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
            throw new Malformed("a checkpoint has three lines: origin, size, root");
        }
        for (int i = 0; i < lines.length - 1; i++) {
            if (lines[i].isEmpty()) {
                throw new Malformed("line " + (i + 1) + " of the checkpoint is empty");
            }
        }
        if (!DECIMAL.matcher(lines[1]).matches()) {
            throw new Malformed("the checkpoint's size is not a decimal number");
        }
        return new Checkpoint(lines[0], counted(lines[1]), Hash.ofBase64(lines[2]));
    }

    private static long counted(String decimal) {
        try {
            return Long.parseLong(decimal);
        } catch (NumberFormatException tooLarge) {
            throw new Malformed("the checkpoint's size is larger than any log's", tooLarge);
        }
    }

    /**
     * Reads a signed checkpoint of the log that the key belongs to by its name.
     *
     * @throws BadSignature where this key has not signed it, or it speaks of another log
     */
    public static Checkpoint open(String note, VerifierKey key) {
        return open(SignedNote.parse(note), key, key.name());
    }

    /**
     * Reads a signed checkpoint of a log whose key need not be named like the log (tlog-checkpoint only recommends it).
     *
     * @param origin the log that the key is trusted for
     */
    public static Checkpoint open(SignedNote signed, VerifierKey key, String origin) {
        signed.requireSignatureOf(key);
        Checkpoint checkpoint = parse(signed.text());
        if (!checkpoint.origin().equals(origin)) {
            throw new BadSignature("the checkpoint is of the log " + checkpoint.origin() + ", not of " + origin);
        }
        return checkpoint;
    }
}
