package io.shouwen.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Where a page of a list ended: the sort key of its last row, opaque to the caller. Holds no personal data, because a
 * list is never sorted by any.
 */
public record Cursor(List<String> key) {

    static final String PARAMETER = "cursor";

    /** Before the part that names the list, which {@link CursorsOfLists} adds and compares. */
    static final String END = ".";

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
            String key64 = text.contains(END) ? text.substring(0, text.lastIndexOf(END)) : text;
            String plain = new String(Base64.getUrlDecoder().decode(key64), StandardCharsets.UTF_8);
            List<String> key = List.of(plain.split(SEPARATOR, -1));
            if (key.size() == parts) {
                return new Cursor(key);
            }
        } catch (IllegalArgumentException notBase64) {
            // told below, together with the wrong length
        }
        throw notOurs();
    }

    static InvalidInput notOurs() {
        return InvalidInput.of(
                PARAMETER,
                "platform.cursor-not-ours",
                "the value of \"next\" from the page before, unchanged and at the same address");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8));
    }
}
