package io.shouwen.privacy.log.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One entry's proof for those who were not there: index, path and signed checkpoint (C2SP {@code tlog-proof@v1}).
 *
 * @param note the signed checkpoint, verbatim
 */
public record ProofFile(long index, List<Hash> hashes, String note) {

    private static final String HEAD = "c2sp.org/tlog-proof@v1";
    private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]*)");

    public ProofFile {
        hashes = List.copyOf(hashes);
    }

    public String written() {
        StringBuilder text =
                new StringBuilder(HEAD).append("\nindex ").append(index).append('\n');
        hashes.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(note).toString();
    }

    /** @throws Malformed also where the bytes are not UTF-8 */
    public static ProofFile parse(byte[] bytes) {
        return parse(SignedNote.utf8(bytes));
    }

    /** Whether a text claims to be such a proof at all. */
    public static boolean begins(byte[] bytes) {
        byte[] head = (HEAD + "\n").getBytes(StandardCharsets.UTF_8);
        return bytes.length >= head.length && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
    }

    public static ProofFile parse(String text) {
        int gap = text.indexOf("\n\n");
        if (gap < 0) {
            throw new Malformed("a proof ends with a checkpoint");
        }
        String[] lines = text.substring(0, gap).split("\n", -1);
        if (!lines[0].equals(HEAD)) {
            throw new Malformed("a proof begins with " + HEAD);
        }
        int at = 1;
        if (lines.length > at && lines[at].startsWith("extra ")) {
            Hash.strictBase64(lines[at].substring("extra ".length()));
            at++;
        }
        if (lines.length <= at || !INDEX.matcher(lines[at]).matches()) {
            throw new Malformed("a proof names the entry's index");
        }
        long index = index(lines[at].substring("index ".length()));
        List<Hash> hashes = new ArrayList<>();
        for (at++; at < lines.length; at++) {
            hashes.add(Hash.ofBase64(lines[at]));
        }
        if (hashes.size() > Long.SIZE) {
            throw new Malformed("more hashes than any tree has levels");
        }
        return new ProofFile(index, hashes, text.substring(gap + 2));
    }

    private static long index(String decimal) {
        try {
            return Long.parseLong(decimal);
        } catch (NumberFormatException tooLarge) {
            throw new Malformed("an index larger than any log's", tooLarge);
        }
    }

    /**
     * The checkpoint, once everything is found true.
     *
     * @throws BadSignature where the checkpoint is not signed by the key
     * @throws Malformed where the file's parts have not their form
     * @throws NotIncluded where the path does not lead from this entry to the checkpoint's root
     */
    public Checkpoint verify(byte[] entry, VerifierKey key) {
        return verify(Hash.ofEntry(entry), key, key.name());
    }

    /** @param origin the log that the key is trusted for, where it is not the key's name */
    public Checkpoint verify(Hash leaf, VerifierKey key, String origin) {
        Checkpoint checkpoint = Checkpoint.open(SignedNote.parse(note), key, origin);
        InclusionProof proof = new InclusionProof(index, checkpoint.size(), hashes);
        if (!proof.leadsFrom(leaf, checkpoint.root())) {
            throw new NotIncluded(index);
        }
        return checkpoint;
    }

    /** This entry is not what the log has at that index. */
    public static final class NotIncluded extends RuntimeException {
        NotIncluded(long index) {
            super("the entry is not what the log has at index " + index);
        }
    }
}
