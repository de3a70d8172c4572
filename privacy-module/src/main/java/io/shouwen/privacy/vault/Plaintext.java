package io.shouwen.privacy.vault;

/** A revealed value on its way to the one who may see it. Prints nothing of itself. */
public final class Plaintext {

    private final String text;

    Plaintext(String text) {
        this.text = text;
    }

    /** Takes the value out. Whoever calls this hands it to the person who asked, and to nothing else. */
    public String disclose() {
        return text;
    }

    @Override
    public String toString() {
        return "Plaintext[not shown]";
    }
}
