package io.shouwen.privacy.log.tree;

import java.util.UUID;

/**
 * That an alarm of the log was looked into and is cleared, in a form that can be signed (C2SP signed-note). Its first line is
 * the name of no log, so that nobody can be made to sign a checkpoint by it.
 *
 * @param origin which log
 * @param finding word of what it was
 * @param reference of the investigation's file
 */
public record ClearanceNote(String origin, UUID alarm, String finding, String reference) {

    /** Of an exported log, in which the notes lie. */
    public static final String FOLDER = "clearances";

    private static final String HEAD = "shouwen-alarm-clearance/1";

    public ClearanceNote {
        for (String word : new String[] {origin, finding, reference}) {
            if (word.isEmpty() || word.codePoints().anyMatch(c -> c <= ' ' || Character.isWhitespace(c))) {
                throw new Malformed("a clearance has an origin, a finding and a reference of one word each");
            }
        }
    }

    /** Where an exported log holds the note, by the index of the entry that tells of the clearance. */
    public static String file(long index) {
        return FOLDER + "/" + index + ".note";
    }

    /** The text that is signed. */
    public String text() {
        return String.join("\n", HEAD, origin, alarm.toString(), finding, reference) + "\n";
    }

    /**
     * That this is what the note says, and that the key's holder has signed it.
     *
     * @throws BadSignature where it is not
     * @throws Malformed where it is no note
     */
    public void requireSigned(String note, VerifierKey key) {
        requireSigned(SignedNote.parse(note), key);
    }

    /** @throws BadSignature where it is not */
    public void requireSigned(SignedNote note, VerifierKey key) {
        if (!note.text().equals(text())) {
            throw new BadSignature("the note speaks of another clearance");
        }
        note.requireSignatureOf(key);
    }
}
