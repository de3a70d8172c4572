package io.shouwen.privacy.reveal;

import io.shouwen.platform.http.InvalidInput;
import java.util.regex.Pattern;

/**
 * A remark between asker and approver. It must hold nobody's data: what looks like a number of a phone, card or document, or
 * like an address for mail, is refused. A name cannot be told from other words; the page asks people not to write one.
 */
final class PlainNote {

    private static final int LONGEST = 200;

    /** Six digits in a row or more, however they are spaced or written. */
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}([\\s\\p{Pd}().·]{0,2}\\p{Nd}){5,}");

    private static final Pattern MAIL = Pattern.compile("[@＠]");

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
        if (NUMBER.matcher(note).find() || MAIL.matcher(note).find()) {
            throw InvalidInput.of("note", "privacy.note-holds-data", "words without numbers or addresses of anybody");
        }
        return note;
    }
}
