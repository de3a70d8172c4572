package io.shouwen.privacy.freetext;

import io.shouwen.privacy.vault.FieldKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody typed, read for numbers (P18). Entities keep {@link #shown()} and nothing else; {@link ProtectedTexts}
 * keeps the original, sealed. Prints nothing of itself.
 *
 * <p>Guarantees: outside of what was found, every character stays; in what is shown nothing more is found.
 * Does not find numbers spelt in words, spread over sentences or lines, or disguised on purpose; nor names and addresses.
 */
public final class TypedText {

    private static final Set<FieldKind> NEVER_AGAIN = EnumSet.of(FieldKind.RESIDENT_ID, FieldKind.PASSPORT);
    private static final Set<FieldKind> NOT_FOR_THE_DESK =
            EnumSet.of(FieldKind.RESIDENT_ID, FieldKind.PASSPORT, FieldKind.BANK_CARD);

    private final String original;
    private final String shown;
    private final List<Finding> findings;
    private final List<Showing.Stretch> hidden;

    private TypedText(String original, Showing showing) {
        this.original = original;
        this.shown = showing.shown();
        this.findings = showing.findings();
        this.hidden = showing.hidden();
    }

    public static TypedText of(String typed) {
        return new TypedText(typed, Showing.of(typed));
    }

    /** With a mask in the place of everything that was found. Read again, it stays as it is. */
    public String shown() {
        return shown;
    }

    public boolean hidesSomething() {
        return !hidden.isEmpty();
    }

    /**
     * Whether it might hold somebody's number or address: what was found, and besides any six figures that stand together,
     * such as half a number or a card with a slip in it, and any @. For places where refusing costs little.
     */
    public boolean mightHoldANumber() {
        return hidesSomething()
                || Detector.hasManyFigures(original)
                || original.indexOf('@') >= 0
                || original.indexOf('＠') >= 0;
    }

    List<Finding> findings() {
        return findings;
    }

    /** What is not shown as it was typed: everything that was found, and what looks like a number beside its mask. */
    List<Showing.Stretch> hidden() {
        return hidden;
    }

    boolean hasCard() {
        return findings.stream().anyMatch(f -> f.kind() == FieldKind.BANK_CARD);
    }

    /** What the desk may be shown of it on a case: no ID number (P1), no card (P3). */
    String forTheDesk() {
        return masked(NOT_FOR_THE_DESK);
    }

    /** What finance may be shown of it: no ID number (P1). */
    String forFinance() {
        return masked(NEVER_AGAIN);
    }

    private String masked(Set<FieldKind> kinds) {
        if (findings.isEmpty()) {
            return original;
        }
        StringBuilder text = new StringBuilder(original.length());
        int kept = 0;
        for (Finding finding : findings) {
            if (kinds.contains(finding.kind())) {
                text.append(original, kept, finding.from()).append(finding.mask());
                kept = finding.to();
            }
        }
        return text.append(original, kept, original.length()).toString();
    }

    @Override
    public String toString() {
        return "TypedText[not shown]";
    }
}
