package io.shouwen.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Where a page of a list ended: the sort key of its last row, opaque to the caller. Holds no personal data, because a
 * list is never sorted by any.
 */
public record Cursor(List<String> key) {

    private static final String SEPARATOR = "\u001f";

    public Cursor {
        key = List.copyOf(key);
    }

    public static Cursor after(Object... key) {
        return new Cursor(List.of(key).stream().map(Object::toString).toList());
    }

    /** @param parts how many parts the key must have, or the cursor is not ours: {@link InvalidInput} */
    public static Cursor parse(String text, int parts) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> key = List.of(plain.split(SEPARATOR, -1));
            if (key.size() == parts) {
                return new Cursor(key);
            }
        } catch (IllegalArgumentException notBase64) {
            // told below, together with the wrong length
        }
        throw InvalidInput.of(
                "cursor", "platform.cursor-not-ours", "the value of \"next\" from the page before, unchanged");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8));
    }
}
