package io.shouwen.privacy.freetext;

import io.shouwen.privacy.vault.FieldKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Passports and permits. They have no check digit: those of China's own form are believed as they stand, any other only
 * where the text says what it is.
 */
final class TravelDocuments {

    private static final int CONTEXT = 16;
    private static final int LONGEST_LINK = 4;
    private static final Pattern CHINESE =
            Pattern.compile("(?<![A-Za-z0-9*])(?:[EeGg] ?[0-9]{8}|[Ee][A-HJ-NP-Za-hj-np-z][0-9]{7})(?![A-Za-z0-9])");
    private static final Pattern LABELLED = Pattern.compile(
            "(?<![A-Za-z0-9*@._-])(?=[A-Za-z]{0,3} ?[0-9]{5})[A-Za-z]{0,3} ?[0-9]{5,11}(?![A-Za-z0-9@])");
    private static final Pattern SAYS_SO =
            Pattern.compile("(?:护照|護照|通行证|通行證|回乡证|台胞证|passport|travel document|travel permit)"
                    + " ?(?:证|号码|号|编号|編號|number|no|num)?[.:,#= 是为爲]{0,4}$");
    private static final Pattern LIST_SIGNS = Pattern.compile(" ?[,、/和及与&] ?");
    private static final Pattern LISTED = Pattern.compile("[A-Za-z]{1,2}[0-9]{7,9}");
    private static final Pattern DATE = Pattern.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])");

    /** Two letters, a year and a serial number: a code that somebody made up. */
    private static final Pattern YEAR = Pattern.compile("[A-Za-z]{2}(?:19[89]|20[0-4])[0-9]{4}");

    private TravelDocuments() {}

    static List<Finding> in(Flat text) {
        List<Finding> found = new ArrayList<>();
        String flat = text.between(0, text.length());
        int afterOrder = -1;
        Set<Integer> afterSaid = new HashSet<>();
        Matcher chinese = CHINESE.matcher(flat);
        while (chinese.find()) {
            if (!free(text, chinese)) {
                continue;
            }
            String before = before(text, chinese.start());
            boolean said = SAYS_SO.matcher(before).find();
            if (!said && (Surroundings.saysOrder(before) || listed(flat, afterOrder, chinese.start()))) {
                afterOrder = chinese.end();
                continue;
            }
            String number = chinese.group().replace(" ", "");
            if (said
                    || !DATE.matcher(number.substring(1)).matches()
                            && !YEAR.matcher(number).matches()) {
                take(text, chinese, found);
            }
            if (said) {
                afterSaid.add(chinese.end());
            }
        }
        Matcher labelled = LABELLED.matcher(flat);
        while (labelled.find()) {
            boolean said = SAYS_SO.matcher(before(text, labelled.start())).find();
            if (free(text, labelled)
                    && !Candidate.isMobile(labelled.group().strip())
                    && (said || inAListOfThem(flat, afterSaid, labelled))) {
                take(text, labelled, found);
                afterSaid.add(labelled.end());
            }
        }
        return found;
    }

    private static void take(Flat text, Matcher match, List<Finding> found) {
        found.add(Finding.of(
                match.start(), match.end(), FieldKind.PASSPORT, match.group().replace(" ", "")));
        text.take(match.start(), match.end());
    }

    private static String before(Flat text, int place) {
        return text.before(place, CONTEXT).toLowerCase(Locale.ROOT);
    }

    private static boolean inAListOfThem(String flat, Set<Integer> ends, Matcher next) {
        return LISTED.matcher(next.group()).matches()
                && !YEAR.matcher(next.group()).matches()
                && IntStream.rangeClosed(1, LONGEST_LINK)
                        .map(gap -> next.start() - gap)
                        .anyMatch(end -> ends.contains(end) && listed(flat, end, next.start()));
    }

    /** Whether it goes on with a list whose last member ended there. */
    private static boolean listed(String flat, int end, int place) {
        return end >= 0
                && place - end <= LONGEST_LINK
                && place > end
                && LIST_SIGNS.matcher(flat.substring(end, place)).matches();
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
