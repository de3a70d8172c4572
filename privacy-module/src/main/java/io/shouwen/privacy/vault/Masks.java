package io.shouwen.privacy.vault;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Whether a text is a value of a kind, and what of it may be shown; touches no key. */
public final class Masks {

    /** Stands for what keeps no mask of its own (P1). Tells nothing, the length included. */
    public static final String NOTHING = "******";

    private static final Map<FieldKind, FieldRule> RULES = new EnumMap<>(FieldKind.class);

    static {
        for (FieldKind kind : FieldKind.values()) {
            RULES.put(kind, FieldRule.of(kind));
        }
    }

    private Masks() {}

    /** Empty where the text is not of this kind. */
    public static Optional<String> of(FieldKind kind, String text) {
        return RULES.get(kind).read(text).map(accepted -> accepted.mask() == null ? NOTHING : accepted.mask());
    }
}
