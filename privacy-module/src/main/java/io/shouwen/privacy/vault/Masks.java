package io.shouwen.privacy.vault;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Whether a text is a value of a kind, and what of it may be shown; touches no key. */
public final class Masks {

    /** Stands for what keeps no mask of its own (P1). Tells nothing, the length included. */
    public static final String NOTHING = "******";

    /**
     * Version of the rules by which masks are made, all kinds' together: one more whenever one of them changes. Stored with each
     * row, so that {@link RemakingMasks} finds those of which a mask may be older. 2: addresses keep listed places only, and
     * domains of e-mail hide what could be a number. 3: names and addresses without invisible characters.
     */
    public static final int VERSION = 3;

    private static final Map<FieldKind, FieldRule> RULES = new EnumMap<>(FieldKind.class);

    static {
        for (FieldKind kind : FieldKind.values()) {
            RULES.put(kind, FieldRule.of(kind));
        }
    }

    private Masks() {}

    /** Of a value that was stored by earlier rules: one that today's would not accept shows nothing. */
    static String ofStored(FieldKind kind, String value) {
        return of(kind, value).orElse(NOTHING);
    }

    /** Empty where the text is not of this kind. */
    public static Optional<String> of(FieldKind kind, String text) {
        return RULES.get(kind).read(text).map(accepted -> accepted.mask() == null ? NOTHING : accepted.mask());
    }
}
