package io.shouwen.performance.fact;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** Somebody else says what was beyond one's control (F20). */
public final class NobodyExcludesTheirOwnFacts extends Refusal {
    NobodyExcludesTheirOwnFacts() {
        super(
                Kind.FORBIDDEN,
                "performance.nobody-excludes-their-own-facts",
                "the fact is on your own account: ask a colleague to exclude it",
                Map.of());
    }
}
