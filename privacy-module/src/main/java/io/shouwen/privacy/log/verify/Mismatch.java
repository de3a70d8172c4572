package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.TileAddress;

/** Ends the reading at the first thing that does not agree. */
final class Mismatch extends RuntimeException {

    private final transient Finding.Tampered finding;

    Mismatch(Finding.Tampered finding) {
        super(null, null, false, false);
        this.finding = finding;
    }

    static Mismatch at(long index, TileAddress file, String words) {
        return new Mismatch(Finding.Tampered.at(index, file.path(), words));
    }

    Finding.Tampered finding() {
        return finding;
    }
}
