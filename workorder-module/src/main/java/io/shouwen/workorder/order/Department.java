package io.shouwen.workorder.order;

import java.util.Locale;

/** A department that work is dispatched to; data of the organisation. */
public record Department(String word, String zh, String en) {

    public String label(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
