package io.shouwen.privacy.freetext;

import io.shouwen.privacy.vault.Masks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A shown text with today's masks where earlier rules' stood. What stands between masks says which of them stands for which
 * stretch of the original; where more than one reading is as good, nothing is made anew. Prints nothing of either.
 */
final class RemadeText {

    /** No rule makes a longer one: an address of e-mail has at most 254 characters. */
    private static final int LONGEST_MASK = 254;

    private static final int NO_MASK = 1_000_000;

    private final String shown;
    private final List<Stretch> stretches = new ArrayList<>();
    private final String ending;

    /** By stretch and where it begins; null where nobody has looked yet. */
    private final Reading[][] known;

    /** What is not shown as it was typed, and the words between it and the one before. */
    private record Stretch(String before, String typed, String mask) {

        /** Fewer is likelier: today's mask, one that shows nothing, and one's own words stay as they are. */
        int cost(String standing) {
            if (standing.equals(mask) || standing.equals(Masks.NOTHING) || standing.equals(typed)) {
                return 0;
            }
            return standing.indexOf('*') >= 0 ? 1 : NO_MASK;
        }

        /** Of whom was erased nothing is shown again, and what was never hidden is not hidden by this. */
        String remade(String standing) {
            return standing.equals(Masks.NOTHING) || standing.equals(typed) ? standing : mask;
        }
    }

    /**
     * From one stretch to the end of the text.
     *
     * @param ways in which it can be read at this cost; 2 means several
     * @param end of the mask that stands for the stretch
     */
    private record Reading(int cost, int ways, int end) {
        static final Reading NONE = new Reading(NO_MASK, 0, 0);
    }

    private RemadeText(String original, String shown) {
        this.shown = shown;
        int kept = 0;
        for (Showing.Stretch hidden : TypedText.of(original).hidden()) {
            stretches.add(new Stretch(
                    original.substring(kept, hidden.from()),
                    original.substring(hidden.from(), hidden.to()),
                    hidden.mask()));
            kept = hidden.to();
        }
        this.ending = original.substring(kept);
        this.known = new Reading[stretches.size()][shown.length() + 1];
    }

    /**
     * @param original with masks for what is not kept
     * @return empty where the shown text is not that original's, or can be read in more than one way
     */
    static Optional<String> of(String original, String shown) {
        RemadeText text = new RemadeText(original, shown);
        return text.from(0, 0).ways() == 1 ? Optional.of(text.remade()) : Optional.empty();
    }

    /** @param at where the words before the stretch begin */
    private Reading from(int stretch, int at) {
        if (stretch == stretches.size()) {
            return shown.substring(at).equals(ending) ? new Reading(0, 1, at) : Reading.NONE;
        }
        if (known[stretch][at] == null) {
            known[stretch][at] = best(stretch, at);
        }
        return known[stretch][at];
    }

    private Reading best(int stretch, int at) {
        Stretch one = stretches.get(stretch);
        if (!shown.startsWith(one.before(), at)) {
            return Reading.NONE;
        }
        int begin = at + one.before().length();
        String next =
                stretch + 1 < stretches.size() ? stretches.get(stretch + 1).before() : ending;
        int longest = Math.max(LONGEST_MASK, one.typed().length());
        Reading best = Reading.NONE;
        for (int end = begin + 1; end <= Math.min(shown.length(), begin + longest); end++) {
            if (shown.startsWith(next, end)) {
                Reading rest = from(stretch + 1, end);
                int cost = one.cost(shown.substring(begin, end)) + rest.cost();
                if (cost < best.cost()) {
                    best = new Reading(cost, rest.ways(), end);
                } else if (cost == best.cost() && cost < NO_MASK) {
                    best = new Reading(cost, 2, end);
                }
            }
        }
        return best;
    }

    private String remade() {
        StringBuilder text = new StringBuilder(shown.length());
        int at = 0;
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            int end = from(i, at).end();
            text.append(stretch.before())
                    .append(stretch.remade(shown.substring(at + stretch.before().length(), end)));
            at = end;
        }
        return text.append(ending).toString();
    }

    @Override
    public String toString() {
        return "RemadeText[not shown]";
    }
}
