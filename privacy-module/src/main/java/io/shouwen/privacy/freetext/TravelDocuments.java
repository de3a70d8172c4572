package io.shouwen.privacy.freetext;

import io.shouwen.privacy.vault.FieldKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passports and permits. They have no check digit: those of China's own form are believed as they stand, any other only
 * where the text says what it is.
 */
final class TravelDocuments {

    private static final int CONTEXT = 16;
    private static final Pattern CHINESE =
            Pattern.compile("(?<![A-Za-z0-9*])(?:[EeGg] ?[0-9]{8}|[Ee][A-HJ-NP-Za-hj-np-z][0-9]{7})(?![A-Za-z0-9])");
    private static final Pattern LABELLED = Pattern.compile(
            "(?<![A-Za-z0-9*@._-])(?=[A-Za-z]{0,3} ?[0-9]{5})[A-Za-z]{0,3} ?[0-9]{5,11}(?![A-Za-z0-9@])");
    private static final Pattern SAYS_SO =
            Pattern.compile("(?:护照|護照|通行证|通行證|回乡证|台胞证|passport|travel document|travel permit)"
                    + " ?(?:证|号码|号|編號|number|no|num)?[.:,#= 是为爲]{0,4}$");
    private static final Pattern DATE = Pattern.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])");

    private TravelDocuments() {}

    static List<Finding> in(Flat text) {
        List<Finding> found = new ArrayList<>();
        String flat = text.between(0, text.length());
        Matcher chinese = CHINESE.matcher(flat);
        while (chinese.find()) {
            String number = chinese.group().replace(" ", "");
            if (free(text, chinese) && !DATE.matcher(number.substring(1)).matches()) {
                found.add(Finding.of(chinese.start(), chinese.end(), FieldKind.PASSPORT, number));
                text.take(chinese.start(), chinese.end());
            }
        }
        Matcher labelled = LABELLED.matcher(flat);
        while (labelled.find()) {
            if (free(text, labelled) && says(text.before(labelled.start(), CONTEXT))) {
                String number = labelled.group().replace(" ", "");
                found.add(Finding.of(labelled.start(), labelled.end(), FieldKind.PASSPORT, number));
                text.take(labelled.start(), labelled.end());
            }
        }
        return found;
    }

    private static boolean says(String before) {
        return SAYS_SO.matcher(before.toLowerCase(Locale.ROOT)).find();
    }

    private static boolean free(Flat text, Matcher match) {
        for (int i = match.start(); i < match.end(); i++) {
            if (text.taken(i)) {
                return false;
            }
        }
        return true;
    }
}
