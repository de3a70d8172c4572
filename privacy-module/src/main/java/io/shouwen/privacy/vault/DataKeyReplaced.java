package io.shouwen.privacy.vault;

/**
 * A transaction took so long that the data key it has sealed with was replaced, and is about to be removed: it is rolled
 * back, since nobody could open what it wrote. Doing it again seals under the new key.
 */
public final class DataKeyReplaced extends RuntimeException {

    DataKeyReplaced() {
        super("the keys were rotated while this was under way: it was undone, and may be done again");
    }
}
