package io.shouwen.workorder.order;

import java.util.Locale;

/**
 * What a request can be about; data of the organisation.
 *
 * @param complaint whether it carries a grade (W8)
 */
public record WorkOrderType(String word, String zh, String en, boolean complaint) {

    public String label(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
