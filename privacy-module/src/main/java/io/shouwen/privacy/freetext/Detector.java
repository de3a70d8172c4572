package io.shouwen.privacy.freetext;

import io.shouwen.privacy.freetext.DigitGroups.Group;
import io.shouwen.privacy.vault.FieldKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds numbers and addresses in text. Looks at every stretch of neighbouring digit groups that could be one number, so
 * its time grows with the text's length and no faster, whatever the text.
 */
final class Detector {

    private static final int LONGEST_NUMBER = 23;
    private static final int SHORTEST_NUMBER = 7;
    private static final int ID_LENGTH = 18;
    private static final int MOBILE_LENGTH = 11;
    private static final int MOST_PASSES = 6;
    private static final int MANY_FIGURES = 6;
    private static final int MOST_LIST_SIGNS = 4;
    private static final int CLOSE = DigitGroups.SPACE | DigitGroups.DASH | DigitGroups.DOT | DigitGroups.PAREN;

    /** Our own masks: what they leave readable is no part of another number. */
    private static final Pattern MASKS = Pattern.compile(
            "(?:\\*{4} ){3}[0-9]{4}(?![0-9])"
                    // Glued to what stands beside it, unless a whole number may end or begin at its digits.
                    + "|(?<![0-9]{8})[0-9]{3}\\*{4}[0-9]{4}(?![0-9]{7})"
                    + "|(?:\\+[0-9]{1,3}|0[0-9]{2,3})?\\*{4}[0-9]{2}(?![0-9])"
                    + "|\\*{6}"
                    // Its first sign too, unless it is the last of a number: that one stands before the mask, not in
                    // it.
                    + "|(?:(?<![0-9])[0-9])?\\*{3}@(?:(?:[A-Za-z0-9-]|\\*{3})+[.。])+(?:xn--[A-Za-z0-9]+(?:-[A-Za-z0-9]*[A-Za-z]+)?|[A-Za-z]{2,})");

    private final Flat text;
    private final List<Finding> findings = new ArrayList<>();

    /** Where numbers end that a word calls telephone numbers, or an area code shows to be. */
    private final Set<Integer> phoneEnds = new HashSet<>();

    private final Set<Integer> landlineEnds = new HashSet<>();

    private Detector(Flat text) {
        this.text = text;
    }

    static List<Finding> findingsIn(String typed) {
        Detector detector = new Detector(new Flat(typed));
        detector.skipMasks();
        int before = -1;
        // What was found is taken away from the next look, as its mask would be.
        for (int pass = 0; pass < MOST_PASSES && detector.findings.size() != before; pass++) {
            before = detector.findings.size();
            detector.look();
        }
        detector.findings.sort(Comparator.comparingInt(Finding::from));
        return List.copyOf(detector.findings);
    }

    /** Whether six figures or more stand together, whatever they mean; numbers in Chinese characters not counted. */
    static boolean hasManyFigures(String typed) {
        int together = 0;
        for (Group group : new DigitGroups(new Flat(typed)).all()) {
            boolean goesOn = group.linked() && (group.link() & ~CLOSE) == 0;
            together = group.chinese() ? 0 : group.digits().length() + (goesOn ? together : 0);
            if (together >= MANY_FIGURES) {
                return true;
            }
        }
        return false;
    }

    private void skipMasks() {
        Matcher mask = MASKS.matcher(text.between(0, text.length()));
        while (mask.find()) {
            text.take(mask.start(), mask.end());
        }
    }

    private void look() {
        Emails.in(text).forEach(this::take);
        TravelDocuments.in(text).forEach(this::take);
        List<Group> groups = new DigitGroups(text).all();
        int next = 0;
        while (next < groups.size()) {
            next = lookFrom(groups, next);
        }
    }

    private void take(Finding finding) {
        findings.add(finding);
        text.take(finding.from(), finding.to());
    }

    /** @return the group after what was found, or the next one */
    private int lookFrom(List<Group> groups, int first) {
        int last = first;
        int digits = groups.get(first).digits().length();
        while (last + 1 < groups.size()
                && groups.get(last + 1).linked()
                && sameWriting(groups.get(first), groups.get(last + 1))
                && digits + groups.get(last + 1).digits().length() <= LONGEST_NUMBER) {
            last++;
            digits += groups.get(last).digits().length();
        }
        boolean inAListOfPhones = inAListOfPhones(groups.get(first).from());
        Candidate.Reading best = null;
        int bestEnd = first;
        boolean said = false;
        for (int end = last; end >= first; end--) {
            if (digits >= SHORTEST_NUMBER && digits <= LONGEST_NUMBER) {
                Candidate candidate = Candidate.of(text, groups.subList(first, end + 1), inAListOfPhones);
                Candidate.Reading reading = candidate.read().orElse(null);
                if (reading != null && (best == null || reading.certain() && sameKind(best, reading))) {
                    best = reading;
                    bestEnd = end;
                    said = candidate.saidToBeAPhone();
                    if (reading.certain()) {
                        break;
                    }
                }
            }
            digits -= groups.get(end).digits().length();
        }
        if (best != null) {
            take(best.finding());
            if (best.finding().kind() == FieldKind.PHONE) {
                boolean mobile = Candidate.isMobile(best.finding().value());
                if (said || !mobile) {
                    phoneEnds.add(best.finding().to());
                }
                if (!mobile) {
                    landlineEnds.add(best.finding().to());
                }
            }
            return bestEnd + 1;
        }
        lookInside(groups.get(first));
        return first + 1;
    }

    private static boolean sameKind(Candidate.Reading one, Candidate.Reading other) {
        return one.finding().kind() == other.finding().kind();
    }

    /**
     * Whether the sign of a list stands between a telephone number and this place. A comma says so little that it counts
     * only behind a number that is no mobile, which has as few digits as one without area code.
     */
    private boolean inAListOfPhones(int place) {
        int i = place;
        boolean sign = false;
        boolean comma = false;
        while (i > 0 && place - i < MOST_LIST_SIGNS && !text.taken(i - 1)) {
            boolean here = "、/&和或及与".indexOf(text.at(i - 1)) >= 0;
            boolean commaHere = text.at(i - 1) == ',';
            if (!here && !commaHere && text.at(i - 1) != ' ') {
                break;
            }
            sign |= here;
            comma |= commaHere;
            i--;
        }
        return sign && phoneEnds.contains(i) || comma && landlineEnds.contains(i);
    }

    private static boolean sameWriting(Group one, Group other) {
        return one.chinese() == other.chinese() || other.link() == 0;
    }

    /** Identity numbers glued to other digits, and mobile numbers glued to one another. */
    private void lookInside(Group group) {
        String digits = group.digits();
        int width = digits.isEmpty() ? 1 : (group.to() - group.from()) / digits.length();
        if (digits.length() <= ID_LENGTH || width * digits.length() != group.to() - group.from()) {
            return;
        }
        if (digits.length() % MOBILE_LENGTH == 0 && digits.matches("(?:1[3-9][0-9]{9})+")) {
            for (int i = 0; i < digits.length(); i += MOBILE_LENGTH) {
                String mobile = digits.substring(i, i + MOBILE_LENGTH);
                int from = group.from() + i * width;
                take(Finding.of(from, from + MOBILE_LENGTH * width, FieldKind.PHONE, mobile));
            }
            return;
        }
        int i = 0;
        while (i + ID_LENGTH <= digits.length()) {
            String id = digits.substring(i, i + ID_LENGTH);
            if (Candidate.ofAProvince(id) && Candidate.isResidentId(id)) {
                int from = group.from() + i * width;
                take(Finding.of(from, from + ID_LENGTH * width, FieldKind.RESIDENT_ID, id));
                i += ID_LENGTH;
            } else {
                i++;
            }
        }
    }
}
