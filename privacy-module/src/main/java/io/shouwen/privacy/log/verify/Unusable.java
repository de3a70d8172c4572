package io.shouwen.privacy.log.verify;

/** What was handed in is not something that can be verified at all: a missing file, a key that is none. */
final class Unusable extends RuntimeException {
    Unusable(String what) {
        super(what);
    }
}
