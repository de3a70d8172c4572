package io.shouwen.platform.notification;

import io.shouwen.platform.access.Portal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What somebody should know. It is kept for weeks and shown outside the page that it is about, so it holds ids, counts and
 * dates only, never personal data; the page behind the link shows the rest to those who may.
 *
 * @param kind module first, such as {@code privacy.reveal-asked}; its text is {@code notice.<kind>} in that module's bundle
 * @param words stand for <code>{0}</code>, <code>{1}</code> … in the text
 * @param link path and query below the base address, such as {@code /privacy/reveal-approvals?id=0190…}
 * @param portal that the link leads to
 */
public record Notice(String kind, List<String> words, String link, Portal portal) {

    private static final Pattern KIND = Pattern.compile("[a-z]+(\\.[a-z]+(-[a-z]+)*)+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._:/+%-]{1,100}");
    private static final Pattern LINK = Pattern.compile("/([A-Za-z0-9][A-Za-z0-9/_.?=&%:-]*)?");
    private static final int LONGEST_LINK = 300;

    public Notice {
        words = List.copyOf(words);
        Objects.requireNonNull(portal, "a notice leads to a portal");
        if (kind == null || !KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("not a kind of notice: module first, such as privacy.reveal-asked");
        }
        if (!words.stream().allMatch(word -> WORD.matcher(word).matches())) {
            throw new IllegalArgumentException("the words of a notice are ids, counts and dates: " + kind);
        }
        if (link == null || link.length() > LONGEST_LINK || !LINK.matcher(link).matches()) {
            throw new IllegalArgumentException("a notice leads to a page of ours: " + kind);
        }
    }

    /** The module whose bundle holds the text. */
    public String module() {
        return kind.substring(0, kind.indexOf('.'));
    }
}
