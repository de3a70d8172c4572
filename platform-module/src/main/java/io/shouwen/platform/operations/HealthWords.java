package io.shouwen.platform.operations;

import io.shouwen.platform.text.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says to people, in their language, what a check says to programs in English. A detail's key is its own words, with {@code n}
 * for its number: {@code health.sequenced-n-s-ago}. What follows a colon or a moment is names and stays; what has no words is
 * shown as it is, such as a product's version.
 */
final class HealthWords {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern HEAD = Pattern.compile("(failing): (.*)|(the sequencer has not run since) (.*)");

    private HealthWords() {}

    static String of(String detail, Locale locale) {
        if (detail == null) {
            return "";
        }
        if (detail.startsWith(SystemCheck.ATTENTION)) {
            return text("health.attention", locale, "").orElse(SystemCheck.ATTENTION)
                    + of(detail.substring(SystemCheck.ATTENTION.length()), locale);
        }
        Matcher head = HEAD.matcher(detail);
        if (head.matches()) {
            String said = head.group(1) == null ? head.group(3) : head.group(1);
            String rest = head.group(1) == null ? head.group(4) : head.group(2);
            return text(key(said), locale, "").orElse(said) + " " + rest;
        }
        Matcher number = NUMBER.matcher(detail);
        String first = number.find() ? number.group() : "";
        return text(key(detail), locale, first).orElse(detail);
    }

    private static String key(String detail) {
        return "health."
                + NUMBER.matcher(detail)
                        .replaceAll("n")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z]+", "-");
    }

    private static Optional<String> text(String key, Locale locale, String number) {
        return Texts.find("platform", key, locale, Map.of("n", number));
    }
}
