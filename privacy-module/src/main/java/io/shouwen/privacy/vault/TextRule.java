package io.shouwen.privacy.vault;

import java.util.Optional;

/** What people type: kept character for character. What may be shown of it is decided where it is read for numbers. */
final class TextRule implements FieldRule {

    private static final int LONGEST = 20_000;

    @Override
    public Optional<Accepted> read(String text) {
        return text.isBlank() || text.length() > LONGEST
                ? Optional.empty()
                : Optional.of(new Accepted(text, null, null));
    }

    @Override
    public String problem() {
        return "privacy.not-a-text";
    }

    @Override
    public String expected() {
        return "a text of 1 to 20,000 characters";
    }
}
