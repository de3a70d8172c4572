package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.freetext.TypedText;

/**
 * A remark between asker and approver. It must hold nobody's data: what {@link TypedText} would mask elsewhere, or might be
 * part of such a number, is refused here, and nothing is kept of it. A name cannot be told from other words; the page asks people not to write one.
 */
final class PlainNote {

    private static final int LONGEST = 200;

    private PlainNote() {}

    /** @return the note without blanks around it, or null where there is none */
    static String of(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String note = text.strip();
        if (note.length() > LONGEST) {
            throw InvalidInput.of("note", "privacy.note-too-long", "at most " + LONGEST + " characters");
        }
        if (TypedText.of(note).mightHoldANumber()) {
            throw InvalidInput.of("note", "privacy.note-holds-data", "words without numbers or addresses of anybody");
        }
        return note;
    }
}
