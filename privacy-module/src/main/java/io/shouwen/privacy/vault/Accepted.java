package io.shouwen.privacy.vault;

/**
 * A value that is of its kind. Prints nothing of itself.
 *
 * @param kept what is sealed, where the kind is sealed
 * @param normalised what is indexed, where the kind is indexed; the same for every way to write the same thing
 * @param mask what may be shown, or null where nothing may
 */
record Accepted(String kept, String normalised, String mask) {
    @Override
    public String toString() {
        return "Accepted[not shown]";
    }
}
