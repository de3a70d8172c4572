package io.shouwen.privacy.log;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** The tree has no tile of that address, or not yet. */
public final class NoSuchTile extends Refusal {

    public NoSuchTile() {
        super(Kind.UNKNOWN, "privacy.no-such-tile", "the log has no such tile", Map.of());
    }
}
