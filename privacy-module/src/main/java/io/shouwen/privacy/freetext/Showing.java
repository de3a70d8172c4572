package io.shouwen.privacy.freetext;

import io.shouwen.privacy.vault.Masks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What is shown instead of a text: read again and again until nothing more is found in it, since a mask may make sense of what
 * stands beside it, such as half a mask that somebody typed. So what is stored is what a later reading leaves as it is.
 *
 * <p>Of each sign it knows what of the text it stands for; so nothing of the text is lost, whatever the readings make of it.
 */
final class Showing {

    /** The first finds all that people write; a text that nobody writes may take some more. */
    private static final int MOST_READINGS = 8;

    /** A stretch of the text and what stands in its place. */
    record Stretch(int from, int to, String mask) {
        @Override
        public String toString() {
            return "Stretch[" + from + "–" + to + "]";
        }
    }

    private final List<Finding> findings;
    private String shown;

    /** Of each sign that is shown the stretch of the text that it stands for; a sign that was typed stands for itself. */
    private int[] from;

    private int[] to;

    private Showing(String typed) {
        shown = typed;
        from = new int[typed.length()];
        to = new int[typed.length()];
        for (int i = 0; i < typed.length(); i++) {
            from[i] = i;
            to[i] = i + 1;
        }
        findings = new ArrayList<>();
    }

    static Showing of(String typed) {
        return of(typed, MOST_READINGS);
    }

    /** @param readings after which what figures are left are hidden all together */
    static Showing of(String typed, int readings) {
        Showing showing = new Showing(typed);
        for (int reading = 0; reading < readings; reading++) {
            List<Finding> more = Detector.findingsIn(showing.shown);
            if (more.isEmpty()) {
                return showing;
            }
            showing.hide(more);
        }
        if (!Detector.findingsIn(showing.shown).isEmpty()) {
            showing.hideAllFigures();
        }
        return showing;
    }

    String shown() {
        return shown;
    }

    /** What stands in the text itself: not what only masks make look like a number. In order, without overlaps. */
    List<Finding> findings() {
        return findings.stream().sorted(Comparator.comparingInt(Finding::from)).toList();
    }

    /** What of the text is not shown as it is. In order, without overlaps; every finding lies in one of them. */
    List<Stretch> hidden() {
        List<Stretch> hidden = new ArrayList<>();
        int i = 0;
        while (i < shown.length()) {
            int end = i + 1;
            int last = to[i];
            while (end < shown.length() && from[end] < last) {
                last = Math.max(last, to[end]);
                end++;
            }
            if (end - i > 1 || !typed(i)) {
                hidden.add(new Stretch(from[i], last, shown.substring(i, end)));
            }
            i = end;
        }
        return hidden;
    }

    private boolean typed(int i) {
        return to[i] - from[i] == 1;
    }

    private void hide(List<Finding> more) {
        StringBuilder text = new StringBuilder(shown.length());
        int[] begin = new int
                [shown.length() + more.stream().mapToInt(f -> f.mask().length()).sum()];
        int[] end = new int[begin.length];
        int kept = 0;
        for (Finding finding : more) {
            copy(kept, finding.from(), text, begin, end);
            int first = from[finding.from()];
            int last = to[finding.to() - 1];
            int at = text.length();
            text.append(finding.mask());
            Arrays.fill(begin, at, text.length(), first);
            Arrays.fill(end, at, text.length(), last);
            kept = finding.to();
            boolean inTheText = true;
            for (int i = finding.from(); i < finding.to(); i++) {
                inTheText &= typed(i);
            }
            if (inTheText) {
                findings.add(new Finding(first, last, finding.kind(), finding.value(), finding.mask()));
            }
        }
        copy(kept, shown.length(), text, begin, end);
        shown = text.toString();
        from = begin;
        to = end;
    }

    private void copy(int first, int last, StringBuilder text, int[] begin, int[] end) {
        System.arraycopy(from, first, begin, text.length(), last - first);
        System.arraycopy(to, first, end, text.length(), last - first);
        text.append(shown, first, last);
    }

    /** From the first figure or @ to the last: nothing is found where there is neither. */
    private void hideAllFigures() {
        Flat flat = new Flat(shown);
        int first = shown.length();
        int last = 0;
        for (int i = 0; i < flat.length(); i++) {
            if (flat.digit(i) >= 0 || flat.at(i) == '@') {
                first = Math.min(first, i);
                last = i + flat.width(i);
            }
        }
        String after = shown.substring(last);
        int[] begin = new int[first + Masks.NOTHING.length() + after.length()];
        int[] end = new int[begin.length];
        StringBuilder text = new StringBuilder();
        copy(0, first, text, begin, end);
        Arrays.fill(begin, first, first + Masks.NOTHING.length(), from[first]);
        Arrays.fill(end, first, first + Masks.NOTHING.length(), to[last - 1]);
        text.append(Masks.NOTHING);
        copy(last, shown.length(), text, begin, end);
        shown = text.toString();
        from = begin;
        to = end;
    }

    @Override
    public String toString() {
        return "Showing[not shown]";
    }
}
