package io.shouwen.workorder.freetext;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.privacy.freetext.TypedText;

/** Text that people typed, on its way into a work order: trimmed, of bounded length, read for numbers (P18). */
public final class FreeText {

    /** Longest text of any field, in characters. */
    public static final int LONGEST = 4000;

    private FreeText() {}

    /** @throws InvalidInput where it is blank or too long */
    public static TypedText required(String field, String text) {
        if (text == null || text.isBlank()) {
            throw InvalidInput.of(field, "workorder.text-missing", "1 to " + LONGEST + " characters");
        }
        return optional(field, text);
    }

    /** Blank becomes null. */
    public static TypedText optional(String field, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST) {
            throw InvalidInput.of(field, "workorder.text-too-long", "1 to " + LONGEST + " characters");
        }
        return TypedText.of(text.strip());
    }
}
