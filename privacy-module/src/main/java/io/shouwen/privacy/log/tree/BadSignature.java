package io.shouwen.privacy.log.tree;

/** A note is not signed, or not truly signed, by the key that must have signed it. */
public final class BadSignature extends RuntimeException {

    public BadSignature(String what) {
        super(what);
    }
}
