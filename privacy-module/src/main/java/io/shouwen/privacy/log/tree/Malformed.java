package io.shouwen.privacy.log.tree;

/** A note, proof, tile or bundle does not have the form that its format asks for. */
public final class Malformed extends RuntimeException {

    public Malformed(String what) {
        super(what);
    }

    public Malformed(String what, Throwable cause) {
        super(what, cause);
    }
}
